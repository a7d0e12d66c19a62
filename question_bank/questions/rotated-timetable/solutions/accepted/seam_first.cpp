vector<int> solution(vector<int>& board, vector<int>& asked) {
    auto seam = board.begin();
    if (!board.empty() && board.front() > board.back()) {
        int top = board.front();
        seam = partition_point(board.begin(), board.end(), [top](int shown) { return shown >= top; });
    }
    vector<int> rows;
    for (int minute : asked) {
        bool upper = seam != board.begin() && minute >= board.front();
        auto end = upper ? seam : board.end();
        auto row = lower_bound(upper ? board.begin() : seam, end, minute);
        rows.push_back(row != end && *row == minute ? int(row - board.begin()) : -1);
    }
    return rows;
}
