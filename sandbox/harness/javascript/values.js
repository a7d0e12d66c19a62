"use strict";
// What a program returned as JSON text, by its type; nothing here relies on what a program can patch.

const { isArray } = Array;
const { getPrototypeOf, keys, prototype: objectPrototype, setPrototypeOf } = Object;
const isFiniteNumber = Number.isFinite;
const { isView } = ArrayBuffer;
const { stringify } = JSON;
const { bind, call } = Function.prototype;
const uncurryThis = bind.bind(call);
const mapGet = uncurryThis(Map.prototype.get);
const mapSet = uncurryThis(Map.prototype.set);
const mapForEach = uncurryThis(Map.prototype.forEach);
const slice = uncurryThis(String.prototype.slice);

const MAX_DEPTH = 500;
const MAX_NODES = 200_000;

/** The value does not fit what it should be; `what` goes on after "returned". */
class Unfit {
  constructor(what) {
    this.what = what;
  }
}

class TooLarge {}

/**
 * `undefined` is null, inside an object it is left out; typed arrays are arrays. Where the type is
 * absent or the value is of another plain kind, the text is that of plain JSON.
 *
 * Throws `Unfit`, or `TooLarge` when the text has more than `limit` characters.
 */
function encode(value, type, limit) {
  return new Encoder(limit).text(value, type);
}

class Encoder {
  #room;
  #holders = bareList();

  constructor(limit) {
    this.#room = limit;
  }

  text(value, type) {
    const kind = isArray(type) ? type[0] : type;
    switch (kind) {
      case "void":
        return this.#counted("null");
      case "optional":
        return value === null || value === undefined
          ? this.#counted("null")
          : this.text(value, type[1]);
      case "list_node":
        return this.#linkedList(value, type[1]);
      case "tree_node":
        return this.#tree(value, type[1]);
      case "graph":
        return this.#graph(value);
      default:
        return this.#plain(value, kind, type);
    }
  }

  #plain(value, kind, type) {
    switch (typeof value) {
      case "undefined":
        return this.#counted("null");
      case "string":
        return this.#counted(stringify(value));
      case "boolean":
        return this.#counted(value ? "true" : "false");
      case "number":
        if (!isFiniteNumber(value)) throw new Unfit(`${value}, which is not JSON`);
        return this.#counted(value === 0 ? "0" : `${value}`);
      case "object":
        return value === null ? this.#counted("null") : this.#within(value, kind, type);
      case "bigint":
        if (kind === "int" || kind === "float") return this.#counted(`${value}`);
    }
    throw new Unfit(`a value of type ${typeof value}, which is not JSON`);
  }

  #counted(text) {
    this.#room -= text.length + 1;
    if (this.#room < 0) throw new TooLarge();
    return text;
  }

  #within(holder, kind, type) {
    const depth = this.#holders.length;
    for (let i = 0; i < depth; i += 1) {
      if (this.#holders[i] === holder) {
        throw new Unfit("a value that contains itself, which is not JSON");
      }
    }
    if (depth >= MAX_DEPTH) {
      throw new Unfit("a value that is nested too deeply");
    }
    this.#holders[depth] = holder;
    const text = this.#holderText(holder, kind, type);
    this.#holders.length = depth;
    return text;
  }

  #holderText(holder, kind, type) {
    if (isList(holder)) {
      if (kind === "tuple") return this.#list(holder, (i) => type[i + 1]);
      const item = kind === "list" ? type[1] : undefined;
      return this.#list(holder, () => item);
    }
    const valueType = kind === "map" ? type[2] : undefined;
    return kind === "map" && isMap(holder)
      ? this.#map(holder, valueType)
      : this.#object(holder, valueType);
  }

  #list(list, typeOf) {
    const { length } = list;
    if (length > this.#room) throw new TooLarge();
    const numbers = finiteNumbers(list, length);
    if (numbers) return this.#counted(stringify(numbers));
    let text = "[";
    for (let i = 0; i < length; i += 1) text += (i > 0 ? "," : "") + this.text(list[i], typeOf(i));
    return this.#counted(`${text}]`);
  }

  #object(holder, valueType) {
    const prototype = getPrototypeOf(holder);
    if (prototype !== objectPrototype && prototype !== null) {
      throw new Unfit(`a value of type ${typeName(holder)}, which is not JSON`);
    }
    const names = keys(holder);
    let text = "";
    for (let i = 0; i < names.length; i += 1) {
      const part = holder[names[i]];
      if (part !== undefined) text += `,${this.#entry(names[i], part, valueType)}`;
    }
    return this.#braced(text);
  }

  #map(map, valueType) {
    let text = "";
    mapForEach(map, (part, key) => {
      if (typeof key !== "string" && typeof key !== "number") {
        throw new Unfit(`a map with keys of type ${typeof key}, which is not JSON`);
      }
      text += `,${this.#entry(`${key}`, part, valueType)}`;
    });
    return this.#braced(text);
  }

  #entry(name, part, type) {
    return `${this.#counted(stringify(name))}:${this.text(part, type)}`;
  }

  /** Of the text of entries, each after a comma. */
  #braced(entries) {
    return this.#counted(entries === "" ? "{}" : `{${slice(entries, 1)}}`);
  }

  #linkedList(head, type) {
    const positions = new Map();
    let text = "";
    let count = 0;
    for (let node = head; node !== null && node !== undefined; node = node.next) {
      checkNode(node, "val", "a ListNode");
      const position = mapGet(positions, node);
      if (position !== undefined) {
        return this.#counted(`{"items":[${text}],"cycle_at":${position}}`);
      }
      if (count === MAX_NODES) throw new Unfit(`a list of more than ${MAX_NODES} nodes`);
      mapSet(positions, node, count);
      text += (count > 0 ? "," : "") + this.text(node.val, type);
      count += 1;
    }
    return this.#counted(`[${text}]`);
  }

  #tree(root, type) {
    const level = bareList();
    level[0] = root;
    let text = "";
    let missing = "";
    for (let i = 0; i < level.length; i += 1) {
      const node = level[i];
      const separator = i > 0 ? "," : "";
      if (node === null || node === undefined) {
        missing += `${separator}null`;
        continue;
      }
      checkNode(node, "val", "a TreeNode");
      if (i >= MAX_NODES) {
        throw new Unfit(`a tree with a cycle, or of more than ${MAX_NODES} nodes`);
      }
      text += missing + separator + this.text(node.val, type);
      missing = "";
      level[level.length] = node.left;
      level[level.length] = node.right;
    }
    return this.#counted(`[${text}]`);
  }

  #graph(graph) {
    checkNode(graph, "edges", "a Graph");
    const n = this.text(graph.n, "int");
    const edges = this.text(graph.edges);
    return this.#counted(`{"n":${n},"edges":${edges},"directed":${!!graph.directed}}`);
  }
}

function isList(holder) {
  return isArray(holder) || (isView(holder) && typeof holder.length === "number");
}

/** A list whose items no setter of a patched prototype can take away. */
function bareList() {
  return setPrototypeOf([], null);
}

/** A copy without a `toJSON` if it holds nothing else: most lists do, and that is ten times as fast. */
function finiteNumbers(list, length) {
  const copy = bareList();
  for (let i = 0; i < length; i += 1) {
    const item = list[i];
    if (typeof item !== "number" || !isFiniteNumber(item)) return null;
    copy[i] = item;
  }
  return copy;
}

function isMap(holder) {
  try {
    mapGet(holder, null);
    return true;
  } catch {
    return false;
  }
}

function checkNode(value, member, wanted) {
  if (typeof value === "object" && value !== null && member in value) return;
  const found = typeof value === "object" && value !== null ? typeName(value) : typeof value;
  throw new Unfit(`a value of type ${found} where ${wanted} belongs`);
}

function typeName(holder) {
  const maker = holder.constructor;
  return typeof maker === "function" && maker.name !== "" ? maker.name : "object";
}

module.exports = { encode, TooLarge, Unfit };
