import java.util.List;

class Solution {
    public int solution(List<Integer> prices, int storage) {
        int best = 0;
        int gain = 0;
        for (int week = 1; week < prices.size(); week++) {
            gain = Math.max(0, gain + prices.get(week) - prices.get(week - 1) - storage);
            best = Math.max(best, gain);
        }
        return best;
    }
}
