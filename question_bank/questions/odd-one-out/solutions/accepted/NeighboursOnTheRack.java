class Solution {
    public int solution(List<Integer> tickets) {
        int[] rack = tickets.stream().mapToInt(Integer::intValue).sorted().toArray();
        for (int place = 0; place + 1 < rack.length; place += 2) {
            if (rack[place] != rack[place + 1]) {
                return rack[place];
            }
        }
        return rack.length % 2 == 1 ? rack[rack.length - 1] : 0;
    }
}
