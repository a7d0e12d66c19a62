ListNode* solution(ListNode* east, ListNode* west) {
    ListNode before(0, nullptr);
    ListNode* tail = &before;
    while (east != nullptr && west != nullptr) {
        ListNode*& front = east->val <= west->val ? east : west;
        tail->next = front;
        tail = front;
        front = front->next;
    }
    tail->next = east != nullptr ? east : west;
    return before.next;
}
