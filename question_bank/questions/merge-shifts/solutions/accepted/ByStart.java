class Solution {
    public List<List<Integer>> solution(List<List<Integer>> shifts, int pause) {
        List<List<Integer>> sheet = new ArrayList<>(shifts);
        sheet.sort((one, other) -> Integer.compare(one.get(0), other.get(0)));
        List<List<Integer>> stretches = new ArrayList<>();
        for (List<Integer> shift : sheet) {
            int last = stretches.size() - 1;
            if (last >= 0 && shift.get(0) - stretches.get(last).get(1) <= pause) {
                List<Integer> stretch = stretches.get(last);
                stretches.set(last, List.of(stretch.get(0), Math.max(stretch.get(1), shift.get(1))));
            } else {
                stretches.add(shift);
            }
        }
        return stretches;
    }
}
