package box;

import java.lang.reflect.Array;
import java.math.BigInteger;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Writes what the program returned as JSON. */
final class ValueWriter {
    private static final int MAX_DEPTH = 500;

    private final JsonWriter out;
    private int depth;

    ValueWriter(JsonWriter out) {
        this.out = out;
    }

    /**
     * Write one value; its type only says what null is where nodes are expected.
     *
     * @throws NotJson the value, or a part of it, is nothing that JSON has.
     */
    void write(Object value, ValueType type) {
        if (value == null) writeNull(type);
        else if (value instanceof String text) out.string(text);
        else if (value instanceof Character character) out.string(character.toString());
        else if (value instanceof Boolean truth) out.raw(truth ? "true" : "false");
        else if (value instanceof Number number) writeNumber(number);
        else if (value instanceof Optional<?> optional) write(optional.orElse(null), type);
        else writeParts(value, type);
    }

    private void writeNull(ValueType type) {
        out.raw(type.is("list_node") || type.is("tree_node") ? "[]" : "null");
    }

    private void writeNumber(Number number) {
        if (number instanceof Double || number instanceof Float) writeFloat(number);
        else if (number.getClass() == BigInteger.class) out.raw(number.toString());
        else if (number instanceof Integer
                || number instanceof Long
                || number instanceof Short
                || number instanceof Byte) out.integer(number.longValue());
        else throw new NotJson("a value of type " + number.getClass().getName());
    }

    private void writeFloat(Number number) {
        if (!Double.isFinite(number.doubleValue())) throw new NotJson(number.toString());
        out.raw(number.toString());
    }

    private void writeParts(Object value, ValueType type) {
        if (++depth > MAX_DEPTH) {
            throw new NotJson("a value nested deeper than " + MAX_DEPTH + " levels");
        }
        if (value instanceof int[] items) writeInts(items);
        else if (value.getClass().isArray()) writeArray(value, type);
        else if (value instanceof Map<?, ?> map) writeMap(map, type);
        else if (value instanceof Collection<?> items && !(value instanceof Set)) {
            writeItems(items, type);
        } else if (Nodes.isNode(value.getClass())) new NodeWriter(out, this).write(value, type);
        else throw new NotJson("a value of type " + value.getClass().getName());
        depth--;
    }

    private void writeInts(int[] items) {
        out.raw('[');
        for (int i = 0; i < items.length; i++) {
            if (i > 0) out.raw(',');
            out.integer(items[i]);
        }
        out.raw(']');
    }

    private void writeArray(Object array, ValueType type) {
        int length = Array.getLength(array);
        out.raw('[');
        for (int i = 0; i < length; i++) {
            if (i > 0) out.raw(',');
            write(Array.get(array, i), type.item(i));
        }
        out.raw(']');
    }

    private void writeItems(Collection<?> items, ValueType type) {
        int index = 0;
        out.raw('[');
        for (Object item : items) {
            if (index > 0) out.raw(',');
            write(item, type.item(index++));
        }
        out.raw(']');
    }

    private void writeMap(Map<?, ?> map, ValueType type) {
        boolean first = true;
        out.raw('{');
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            if (!first) out.raw(',');
            first = false;
            out.string(key(entry.getKey()));
            out.raw(':');
            write(entry.getValue(), type.item());
        }
        out.raw('}');
    }

    private static String key(Object key) {
        if (key instanceof String text) return text;
        if (key instanceof Character || key instanceof Integer || key instanceof Long) {
            return key.toString();
        }
        if (key == null) throw new NotJson("a map with a key null");
        throw new NotJson("a map with a key of type " + key.getClass().getName());
    }
}
