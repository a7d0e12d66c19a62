class RecipeStand {
  constructor(places) {
    this.places = places;
    this.cards = new Map();
    this.ends = {};
    this.ends.older = this.ends.newer = this.ends;
  }

  unhook(card) {
    card.older.newer = card.newer;
    card.newer.older = card.older;
  }

  append(card) {
    card.older = this.ends.older;
    card.newer = this.ends;
    card.older.newer = card;
    this.ends.older = card;
  }

  read(dish) {
    const card = this.cards.get(dish);
    if (card === undefined) return -1;
    this.unhook(card);
    this.append(card);
    return card.page;
  }

  store(dish, page) {
    let card = this.cards.get(dish);
    if (card !== undefined) {
      this.unhook(card);
    } else {
      if (this.cards.size === this.places) {
        const leaving = this.ends.newer;
        this.unhook(leaving);
        this.cards.delete(leaving.dish);
      }
      card = { dish };
      this.cards.set(dish, card);
    }
    card.page = page;
    this.append(card);
  }

  oldest() {
    return this.ends.newer.dish ?? -1;
  }
}
