class RecipeStand {
  constructor(places) {
    this.places = places;
    this.pages = new Map();
  }

  read(dish) {
    if (!this.pages.has(dish)) return -1;
    const page = this.pages.get(dish);
    this.pages.delete(dish);
    this.pages.set(dish, page);
    return page;
  }

  store(dish, page) {
    if (!this.pages.has(dish) && this.pages.size === this.places) this.pages.delete(this.oldest());
    this.pages.set(dish, page);
  }

  oldest() {
    return this.pages.size === 0 ? -1 : this.pages.keys().next().value;
  }
}
