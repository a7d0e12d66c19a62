"use strict";
// What a program finds predefined for linked lists, trees and graphs.

class ListNode {
  constructor(val = 0, next = null) {
    this.val = val;
    this.next = next;
  }
}

class TreeNode {
  constructor(val = 0, left = null, right = null) {
    this.val = val;
    this.left = left;
    this.right = right;
  }
}

/** `edges` holds `[from, to]` or `[from, to, weight]`, with nodes from 0 to `n - 1`. */
class Graph {
  constructor(n = 0, edges = [], directed = false) {
    this.n = n;
    this.edges = edges;
    this.directed = directed;
  }
}

/** Makes the classes global, so that a program may use them or define its own of the same name. */
function predefine(global) {
  for (const [name, value] of Object.entries({ ListNode, TreeNode, Graph })) {
    // A bundler may have renamed the class.
    Object.defineProperty(value, "name", { value: name });
    Object.defineProperty(global, name, { value, configurable: true, writable: true });
  }
}

module.exports = { ListNode, TreeNode, Graph, predefine };
