import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;

class Solution {
    public List<Integer> solution(List<String> garden) {
        int rows = garden.size();
        int columns = rows == 0 ? 0 : garden.get(0).length();
        boolean[] seen = new boolean[rows * columns];
        List<Integer> sizes = new ArrayList<>();
        for (int start = 0; start < seen.length; start++) {
            if (seen[start] || garden.get(start / columns).charAt(start % columns) != '~') {
                continue;
            }
            int size = 0;
            Deque<Integer> waiting = new ArrayDeque<>();
            seen[start] = true;
            waiting.push(start);
            while (!waiting.isEmpty()) {
                int square = waiting.pop();
                size++;
                int[][] around = {{-1, 0}, {1, 0}, {0, -1}, {0, 1}};
                for (int[] step : around) {
                    int row = square / columns + step[0];
                    int column = square % columns + step[1];
                    if (row < 0 || row >= rows || column < 0 || column >= columns) {
                        continue;
                    }
                    int near = row * columns + column;
                    if (!seen[near] && garden.get(row).charAt(column) == '~') {
                        seen[near] = true;
                        waiting.push(near);
                    }
                }
            }
            sizes.add(size);
        }
        sizes.sort(Collections.reverseOrder());
        return sizes;
    }
}
