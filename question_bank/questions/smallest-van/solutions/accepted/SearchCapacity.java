class Solution {
    public int solution(List<Integer> weights, int days) {
        int low = 0;
        int high = 0;
        for (int weight : weights) {
            low = Math.max(low, weight);
            high += weight;
        }
        while (low < high) {
            int middle = low + (high - low) / 2;
            if (trips(weights, middle) <= days) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    private int trips(List<Integer> weights, int capacity) {
        int count = 1;
        int load = 0;
        for (int weight : weights) {
            load += weight;
            if (load > capacity) {
                count++;
                load = weight;
            }
        }
        return count;
    }
}
