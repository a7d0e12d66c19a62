ListNode* solution(ListNode* train, int siding) {
    ListNode front(0, train);
    if (train == nullptr) return nullptr;
    for (int turned = 1; turned < siding && train->next != nullptr; turned++) {
        ListNode* moved = train->next;
        train->next = moved->next;
        moved->next = front.next;
        front.next = moved;
    }
    return front.next;
}
