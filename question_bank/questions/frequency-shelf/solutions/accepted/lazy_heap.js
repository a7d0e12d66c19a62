class ToolShelf {
  constructor(hooks) {
    this.hooks = hooks;
    this.tools = new Map();
    this.heap = [];
    this.clock = 0;
  }

  borrow(tool) {
    if (!this.tools.has(tool)) return false;
    this.use(tool);
    return true;
  }

  hangUp(tool) {
    if (this.hooks === 0) return null;
    let dropped = null;
    if (!this.tools.has(tool) && this.tools.size === this.hooks) {
      let entry = this.pop();
      while (this.tools.get(entry.tool)?.used !== entry.used) entry = this.pop();
      dropped = entry.tool;
      this.tools.delete(dropped);
    }
    this.use(tool);
    return dropped;
  }

  use(tool) {
    const count = (this.tools.get(tool)?.count ?? 0) + 1;
    const entry = { tool, count, used: this.clock++ };
    this.tools.set(tool, entry);
    this.push(entry);
  }

  before(a, b) {
    return a.count < b.count || (a.count === b.count && a.used < b.used);
  }

  push(entry) {
    const heap = this.heap;
    let at = heap.push(entry) - 1;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (!this.before(heap[at], heap[parent])) break;
      [heap[at], heap[parent]] = [heap[parent], heap[at]];
      at = parent;
    }
  }

  pop() {
    const heap = this.heap;
    const top = heap[0];
    const last = heap.pop();
    if (heap.length === 0) return top;
    heap[0] = last;
    for (let at = 0; ; ) {
      let child = 2 * at + 1;
      if (child >= heap.length) return top;
      if (child + 1 < heap.length && this.before(heap[child + 1], heap[child])) child++;
      if (!this.before(heap[child], heap[at])) return top;
      [heap[at], heap[child]] = [heap[child], heap[at]];
      at = child;
    }
  }
}
