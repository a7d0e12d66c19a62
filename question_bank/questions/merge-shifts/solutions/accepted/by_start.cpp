vector<pair<int, int>> solution(vector<pair<int, int>>& shifts, int pause) {
    sort(shifts.begin(), shifts.end());
    vector<pair<int, int>> stretches;
    for (const auto& [start, end] : shifts) {
        if (!stretches.empty() && start - stretches.back().second <= pause) {
            stretches.back().second = max(stretches.back().second, end);
        } else {
            stretches.push_back({start, end});
        }
    }
    return stretches;
}
