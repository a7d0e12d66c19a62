class Solution {
    public ListNode solution(ListNode train, int siding) {
        ListNode previous = null;
        ListNode current = train;
        int turned = 0;
        while (current != null && turned < siding) {
            ListNode behind = current.next;
            current.next = previous;
            previous = current;
            current = behind;
            turned++;
        }
        if (turned == 0) {
            return train;
        }
        train.next = current;
        return previous;
    }
}
