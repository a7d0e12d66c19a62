class RecipeStand {
  private readonly pages = new Map<number, number>();

  constructor(private readonly places: number) {}

  read(dish: number): number {
    const page = this.pages.get(dish);
    if (page === undefined) return -1;
    this.pages.delete(dish);
    this.pages.set(dish, page);
    return page;
  }

  store(dish: number, page: number): void {
    this.pages.delete(dish);
    if (this.pages.size === this.places) this.pages.delete(this.oldest());
    this.pages.set(dish, page);
  }

  oldest(): number {
    for (const dish of this.pages.keys()) return dish;
    return -1;
  }
}
