import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

class Solution {
    public int solution(TreeNode chief) {
        List<TreeNode> order = new ArrayList<>();
        if (chief != null) {
            order.add(chief);
        }
        for (int next = 0; next < order.size(); next++) {
            TreeNode person = order.get(next);
            if (person.left != null) {
                order.add(person.left);
            }
            if (person.right != null) {
                order.add(person.right);
            }
        }
        Map<TreeNode, Integer> depth = new IdentityHashMap<>();
        int lopsided = 0;
        for (int last = order.size() - 1; last >= 0; last--) {
            TreeNode person = order.get(last);
            int left = depth.getOrDefault(person.left, 0);
            int right = depth.getOrDefault(person.right, 0);
            depth.put(person, 1 + Math.max(left, right));
            if (Math.abs(left - right) > 1) {
                lopsided++;
            }
        }
        return lopsided;
    }
}
