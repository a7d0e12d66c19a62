int solution(vector<int>& weights, int days) {
    int low = 0, high = 0;
    for (int weight : weights) {
        low = max(low, weight);
        high += weight;
    }
    while (low < high) {
        int middle = low + (high - low) / 2;
        int trips = 1, load = 0;
        for (int weight : weights) {
            load += weight;
            if (load > middle) {
                ++trips;
                load = weight;
            }
        }
        if (trips <= days) high = middle;
        else low = middle + 1;
    }
    return low;
}
