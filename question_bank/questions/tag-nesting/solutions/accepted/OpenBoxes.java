import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

class Solution {
    public boolean solution(List<String> log) {
        Deque<String> opened = new ArrayDeque<>();
        for (String entry : log) {
            String kind = entry.substring(1);
            if (entry.charAt(0) == '+') {
                opened.push(kind);
            } else if (opened.isEmpty() || !opened.pop().equals(kind)) {
                return false;
            }
        }
        return opened.isEmpty();
    }
}
