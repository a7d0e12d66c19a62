class Solution {
    public List<Integer> solution(List<Integer> board, List<Integer> asked) {
        List<Integer> rows = new ArrayList<>();
        for (int minute : asked) {
            rows.add(findRow(board, minute));
        }
        return rows;
    }

    private int findRow(List<Integer> board, int minute) {
        int low = 0;
        int high = board.size() - 1;
        while (low <= high) {
            int middle = (low + high) / 2;
            int shown = board.get(middle);
            if (shown == minute) {
                return middle;
            }
            boolean upper = board.get(low) <= shown;
            boolean above = upper
                ? board.get(low) <= minute && minute < shown
                : minute < shown || minute > board.get(high);
            if (above) {
                high = middle - 1;
            } else {
                low = middle + 1;
            }
        }
        return -1;
    }
}
