package box;

import java.lang.reflect.Type;
import java.util.Collection;
import java.util.List;

/** How the items of a JSON list are read: all alike, or those of a tuple each in its own way. */
final class Items {
    private final Reading[] readings;

    private Items(Reading[] readings) {
        this.readings = readings;
    }

    /** For items of one declared Java type in a list or tuple of {@code type}. */
    static Items of(Type declared, ValueType type) {
        ValueType required = type.required();
        List<ValueType> parts = required.is("tuple") ? required.parts() : List.of(type.item());
        Reading[] readings = new Reading[parts.size()];
        for (int i = 0; i < readings.length; i++) readings[i] = Readings.of(declared, parts.get(i));
        return new Items(readings);
    }

    <C extends Collection<Object>> C readInto(C items, JsonReader in) {
        int index = 0;
        in.open('[');
        while (in.more(']')) {
            items.add(readings[index].read(in));
            if (index < readings.length - 1) index++;
        }
        return items;
    }
}
