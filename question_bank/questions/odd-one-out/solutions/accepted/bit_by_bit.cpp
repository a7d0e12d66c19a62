int solution(vector<int>& tickets) {
    int lone = 0;
    for (int number : tickets) lone ^= number;
    return lone;
}
