int solution(vector<int>& coins, int amount) {
    vector<int> fewest(amount + 1, amount + 1);
    fewest[0] = 0;
    for (int coin : coins) {
        for (int total = coin; total <= amount; ++total) {
            fewest[total] = min(fewest[total], fewest[total - coin] + 1);
        }
    }
    return fewest[amount] > amount ? -1 : fewest[amount];
}
