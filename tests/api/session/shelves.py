"""One class in every language, with the names that each has for its methods."""

from sandbox.contract import Language

SHELVES = {
    Language.PYTHON: """
class Shelf:
    def __init__(self, max_items):
        self.room, self.items = max_items, []
    def put_on(self, label):
        if len(self.items) == self.room:
            return False
        self.items.append(label)
        return True
    def take_oldest(self):
        return self.items.pop(0) if self.items else None
    def clear(self):
        self.items = []
""",
    Language.JAVASCRIPT: """
class Shelf {
  constructor(maxItems) { this.room = maxItems; this.items = []; }
  putOn(label) { return this.items.length < this.room && this.items.push(label) > 0; }
  takeOldest() { return this.items.shift(); }
  clear() { this.items = []; }
}
""",
    Language.TYPESCRIPT: """
class Shelf {
  private items: string[] = [];
  constructor(private readonly room: number) {}
  putOn(label: string): boolean {
    return this.items.length < this.room && this.items.push(label) > 0;
  }
  takeOldest(): string | null { return this.items.shift() ?? null; }
  clear(): void { this.items = []; }
}
""",
    Language.JAVA: """
import java.util.*;
class Shelf {
    private final Deque<String> items = new ArrayDeque<>();
    private final int room;
    Shelf(int maxItems) { room = maxItems; }
    boolean putOn(String label) { return items.size() < room && items.add(label); }
    String takeOldest() { return items.poll(); }
    void clear() { items.clear(); }
}
""",
    Language.CPP: """
class Shelf {
    std::deque<std::string> items;
    int room;
public:
    Shelf(int maxItems) : room(maxItems) {}
    bool putOn(std::string label) {
        if ((int)items.size() == room) return false;
        items.push_back(label);
        return true;
    }
    std::optional<std::string> takeOldest() {
        if (items.empty()) return std::nullopt;
        std::string label = items.front();
        items.pop_front();
        return label;
    }
    void clear() { items.clear(); }
};
""",
    Language.GO: """
type Shelf struct { items []string; room int }
func NewShelf(maxItems int) *Shelf { return &Shelf{room: maxItems} }
func (s *Shelf) PutOn(label string) bool {
    if len(s.items) == s.room { return false }
    s.items = append(s.items, label)
    return true
}
func (s *Shelf) TakeOldest() *string {
    if len(s.items) == 0 { return nil }
    label := s.items[0]
    s.items = s.items[1:]
    return &label
}
func (s *Shelf) Clear() { s.items = nil }
""",
}
