import java.util.LinkedHashMap;
import java.util.Map;

class RecipeStand {
    private final int places;
    private final Map<Integer, Integer> pages = new LinkedHashMap<>();

    public RecipeStand(int places) {
        this.places = places;
    }

    public int read(int dish) {
        Integer page = pages.remove(dish);
        if (page == null) {
            return -1;
        }
        pages.put(dish, page);
        return page;
    }

    public void store(int dish, int page) {
        pages.remove(dish);
        if (pages.size() == places) {
            pages.remove(oldest());
        }
        pages.put(dish, page);
    }

    public int oldest() {
        return pages.isEmpty() ? -1 : pages.keySet().iterator().next();
    }
}
