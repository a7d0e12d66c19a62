class ToolShelf {
  constructor(hooks) {
    this.hooks = hooks;
    this.count = new Map();
  }

  borrow(tool) {
    if (!this.count.has(tool)) return false;
    this.use(tool);
    return true;
  }

  hangUp(tool) {
    let dropped = null;
    if (!this.count.has(tool) && this.count.size > 0 && this.count.size >= this.hooks) {
      for (const [each, uses] of this.count) {
        if (dropped === null || uses < this.count.get(dropped)) dropped = each;
      }
      this.count.delete(dropped);
    }
    this.use(tool);
    return dropped;
  }

  use(tool) {
    const uses = (this.count.get(tool) ?? 0) + 1;
    this.count.delete(tool);
    this.count.set(tool, uses);
  }
}
