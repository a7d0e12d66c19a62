"use strict";
// JSON values as arguments of a program, by the types of `ValueType` in contract.py.

const { Graph, ListNode, TreeNode } = require("./nodes.js");

const { isArray } = Array;
const { keys, setPrototypeOf } = Object;
const NODE_TYPES = { __proto__: null, list_node: listOf, tree_node: treeOf, graph: graphOf };

/** The arguments of a call; `values` was parsed for this call alone and is changed in place. */
function decodeAll(types, values) {
  for (let i = 0; i < values.length; i += 1) values[i] = decode(types[i], values[i]);
  return values;
}

function decode(type, value) {
  if (value === null || !holdsNodes(type)) return value;
  const kind = isArray(type) ? type[0] : type;
  const makeNodes = NODE_TYPES[kind];
  if (makeNodes) return makeNodes(value);
  if (kind === "optional") return decode(type[1], value);
  if (kind === "map") {
    const names = keys(value);
    for (let i = 0; i < names.length; i += 1) value[names[i]] = decode(type[2], value[names[i]]);
    return value;
  }
  for (let i = 0; i < value.length; i += 1) {
    value[i] = decode(kind === "tuple" ? type[i + 1] : type[1], value[i]);
  }
  return value;
}

/** Whether a value of the type is, or has in it, something else than plain JSON. */
function holdsNodes(type) {
  if (!isArray(type)) return type === "graph";
  if (type[0] in NODE_TYPES) return true;
  for (let i = 1; i < type.length; i += 1) if (holdsNodes(type[i])) return true;
  return false;
}

function listOf(value) {
  const { items, cycle_at: cycleAt } = isArray(value) ? { items: value, cycle_at: null } : value;
  const nodes = setPrototypeOf([], null);
  for (let i = 0; i < items.length; i += 1) {
    nodes[i] = new ListNode(items[i]);
    if (i > 0) nodes[i - 1].next = nodes[i];
  }
  if (cycleAt !== null) nodes[nodes.length - 1].next = nodes[cycleAt];
  return nodes[0] ?? null;
}

function treeOf(values) {
  const nodes = setPrototypeOf([], null);
  for (let i = 0; i < values.length; i += 1) {
    const node = values[i] === null ? null : new TreeNode(values[i]);
    if (i > 0) nodes[(i - 1) >> 1][i % 2 === 1 ? "left" : "right"] = node;
    if (node) nodes[nodes.length] = node;
  }
  return nodes[0] ?? null;
}

function graphOf({ n, edges, directed }) {
  return new Graph(n, edges, directed);
}

module.exports = { decodeAll };
