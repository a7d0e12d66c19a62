package box;

import java.util.ArrayList;
import java.util.List;

/** A type of the question bank's grammar; {@code UNKNOWN} when there is no signature. */
record ValueType(String kind, List<ValueType> parts) {
    static final ValueType UNKNOWN = new ValueType("", List.of());

    /** Read a type as the job spells it: a string, or a list of a string and types. */
    static ValueType of(Object spelled) {
        if (spelled instanceof String atom) return new ValueType(atom, List.of());
        List<?> words = (List<?>) spelled;
        List<ValueType> parts = new ArrayList<>();
        for (Object word : words.subList(1, words.size())) parts.add(of(word));
        return new ValueType((String) words.get(0), parts);
    }

    boolean is(String name) {
        return kind.equals(name);
    }

    /** The type without a surrounding optional. */
    ValueType required() {
        return is("optional") ? parts.get(0).required() : this;
    }

    /** The type of a list's items, a map's values or a node's value. */
    ValueType item() {
        ValueType self = required();
        boolean uniform = !self.parts.isEmpty() && !self.is("tuple");
        return uniform ? self.parts.get(self.parts.size() - 1) : UNKNOWN;
    }

    /** The type of the item at one place, which in a tuple has a type of its own. */
    ValueType item(int index) {
        ValueType self = required();
        if (!self.is("tuple")) return item();
        return index < self.parts.size() ? self.parts.get(index) : UNKNOWN;
    }
}
