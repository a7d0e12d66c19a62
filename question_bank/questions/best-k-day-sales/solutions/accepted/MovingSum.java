import java.util.List;

class Solution {
    public long solution(List<Integer> takings, int days) {
        long total = 0;
        long best = Long.MIN_VALUE;
        for (int day = 0; day < takings.size(); day++) {
            total += takings.get(day);
            if (day >= days) {
                total -= takings.get(day - days);
            }
            if (day >= days - 1) {
                best = Math.max(best, total);
            }
        }
        return best;
    }
}
