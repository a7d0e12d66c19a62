/** Makes `ListNode`, `TreeNode` and `Graph` global, so that a program may use or replace them. */
export function predefine(global: object): void;
