package box;

import java.lang.reflect.Type;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.LinkedList;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;

/** Reads JSON lists and objects as the collections of java.util. */
final class Containers {
    private Containers() {}

    /** Choose by the declared class; null when it is no container that can be made. */
    static Reading reading(Class<?> declared, Type[] arguments, ValueType type) {
        Supplier<Map<Object, Object>> map = mapFor(declared);
        if (map != null) return map(map, arguments, type);
        Supplier<Collection<Object>> collection = collectionFor(declared);
        if (collection == null) return null;
        Items items = Items.of(Readings.argument(arguments, 0), type);
        return in -> items.readInto(collection.get(), in);
    }

    /** Read a list whose items have no declared type. */
    static Reading list(ValueType type) {
        Items items = Items.of(Object.class, type);
        return in -> items.readInto(new ArrayList<>(), in);
    }

    /** Read a map whose parts have no declared type. */
    static Reading map(ValueType type) {
        return map(LinkedHashMap::new, new Type[0], type);
    }

    private static Reading map(
            Supplier<Map<Object, Object>> supplier, Type[] arguments, ValueType type) {
        Class<?> keyClass = Readings.rawClass(Readings.argument(arguments, 0));
        Function<String, Object> key = key(keyClass, type.required());
        Reading value = Readings.of(Readings.argument(arguments, 1), type.item());
        return in -> {
            Map<Object, Object> entries = supplier.get();
            in.open('{');
            while (in.more('}')) entries.put(key.apply(in.readKey()), value.read(in));
            return entries;
        };
    }

    private static Function<String, Object> key(Class<?> declared, ValueType map) {
        boolean chars = map.is("map") && map.parts().get(0).is("char");
        if (declared == Character.class || (declared == Object.class && chars)) {
            return Readings::character;
        }
        if (declared.isAssignableFrom(String.class)) return text -> text;
        throw new CompileError(
                "solution.java: a map's keys are String or Character, not " + declared.getName());
    }

    private static Supplier<Map<Object, Object>> mapFor(Class<?> declared) {
        if (declared.isAssignableFrom(LinkedHashMap.class)) return LinkedHashMap::new;
        if (declared.isAssignableFrom(TreeMap.class)) return TreeMap::new;
        return null;
    }

    private static Supplier<Collection<Object>> collectionFor(Class<?> declared) {
        if (declared.isAssignableFrom(ArrayList.class)) return ArrayList::new;
        if (declared.isAssignableFrom(LinkedHashSet.class)) return LinkedHashSet::new;
        if (declared.isAssignableFrom(TreeSet.class)) return TreeSet::new;
        if (declared.isAssignableFrom(ArrayDeque.class)) return ArrayDeque::new;
        if (declared.isAssignableFrom(LinkedList.class)) return LinkedList::new;
        return null;
    }
}
