package box;

import java.lang.reflect.Array;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Reads JSON lists as Java arrays. */
final class ArrayReadings {
    private static final int FIRST_SIZE = 16;

    private ArrayReadings() {}

    static Reading reading(Type component, ValueType type) {
        if (component == int.class) return ArrayReadings::readInts;
        if (component == long.class) return ArrayReadings::readLongs;
        if (component == double.class) return ArrayReadings::readDoubles;
        Class<?> raw = Readings.rawClass(component);
        Items items = Items.of(component, type);
        return in -> arrayOf(raw, items.readInto(new ArrayList<>(), in));
    }

    private static Object arrayOf(Class<?> component, List<Object> items) {
        if (!component.isPrimitive()) {
            return items.toArray((Object[]) Array.newInstance(component, items.size()));
        }
        Object array = Array.newInstance(component, items.size());
        for (int i = 0; i < items.size(); i++) Array.set(array, i, items.get(i));
        return array;
    }

    private static Object readInts(JsonReader in) {
        int[] items = new int[FIRST_SIZE];
        int size = 0;
        in.open('[');
        while (in.more(']')) {
            if (size == items.length) items = Arrays.copyOf(items, 2 * size);
            items[size++] = (int) in.readInteger(Integer.MIN_VALUE, Integer.MAX_VALUE, "int");
        }
        return Arrays.copyOf(items, size);
    }

    private static Object readLongs(JsonReader in) {
        long[] items = new long[FIRST_SIZE];
        int size = 0;
        in.open('[');
        while (in.more(']')) {
            if (size == items.length) items = Arrays.copyOf(items, 2 * size);
            items[size++] = in.readInteger(Long.MIN_VALUE, Long.MAX_VALUE, "long");
        }
        return Arrays.copyOf(items, size);
    }

    private static Object readDoubles(JsonReader in) {
        double[] items = new double[FIRST_SIZE];
        int size = 0;
        in.open('[');
        while (in.more(']')) {
            if (size == items.length) items = Arrays.copyOf(items, 2 * size);
            items[size++] = in.readDouble();
        }
        return Arrays.copyOf(items, size);
    }
}
