import java.util.HashMap;
import java.util.List;
import java.util.Map;

class Solution {
    public int solution(List<String> badges) {
        Map<String, Integer> count = new HashMap<>();
        for (String badge : badges) {
            count.merge(badge, 1, Integer::sum);
        }
        for (int place = 0; place < badges.size(); place++) {
            if (count.get(badges.get(place)) == 1) {
                return place;
            }
        }
        return -1;
    }
}
