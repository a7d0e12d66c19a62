#include <list>
#include <unordered_map>
#include <utility>

class RecipeStand {
public:
    RecipeStand(int places) : places(places) {}

    int read(int dish) {
        const auto found = where.find(dish);
        if (found == where.end()) return -1;
        cards.splice(cards.end(), cards, found->second);
        return found->second->second;
    }

    void store(int dish, int page) {
        if (const auto found = where.find(dish); found != where.end()) {
            cards.erase(found->second);
            where.erase(found);
        } else if (static_cast<int>(cards.size()) == places) {
            where.erase(cards.front().first);
            cards.pop_front();
        }
        cards.emplace_back(dish, page);
        where[dish] = std::prev(cards.end());
    }

    int oldest() {
        return cards.empty() ? -1 : cards.front().first;
    }

private:
    int places;
    std::list<std::pair<int, int>> cards;
    std::unordered_map<int, std::list<std::pair<int, int>>::iterator> where;
};
