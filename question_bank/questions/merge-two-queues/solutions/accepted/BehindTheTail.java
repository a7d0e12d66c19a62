class Solution {
    public ListNode solution(ListNode east, ListNode west) {
        ListNode before = new ListNode(0, null);
        ListNode tail = before;
        while (east != null && west != null) {
            if (east.val <= west.val) {
                tail.next = east;
                east = east.next;
            } else {
                tail.next = west;
                west = west.next;
            }
            tail = tail.next;
        }
        tail.next = east != null ? east : west;
        return before.next;
    }
}
