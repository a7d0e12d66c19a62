package box;

import java.lang.reflect.Array;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.Comparator;

/** A node class of the program, its own or a predefined one, handled through its fields. */
final class NodeClass {
    private final Class<?> type;
    private final Constructor<?> constructor;
    private final Object[] defaults;

    NodeClass(Class<?> type) {
        this.type = type;
        this.constructor =
                Arrays.stream(type.getDeclaredConstructors())
                        .min(Comparator.comparingInt(Constructor::getParameterCount))
                        .orElseThrow(() -> new CompileError(type.getName() + " cannot be made"));
        constructor.setAccessible(true);
        Class<?>[] params = constructor.getParameterTypes();
        this.defaults = new Object[params.length];
        for (int i = 0; i < params.length; i++) {
            // The items of a new array are the zero value of their type.
            defaults[i] = Array.get(Array.newInstance(params[i], 1), 0);
        }
    }

    Object make() {
        try {
            return constructor.newInstance(defaults);
        } catch (ReflectiveOperationException error) {
            throw new Mismatch(type.getName() + " cannot be made: " + error.getCause());
        }
    }

    Field field(String name) {
        try {
            Field field = type.getDeclaredField(name);
            field.setAccessible(true);
            return field;
        } catch (NoSuchFieldException error) {
            String owner = type.getName();
            throw new CompileError("solution.java: class " + owner + " has no field " + name);
        }
    }

    static Object get(Field field, Object node) {
        try {
            return field.get(node);
        } catch (IllegalAccessException error) {
            throw new Mismatch(field + " cannot be read");
        }
    }

    static void set(Field field, Object node, Object value) {
        try {
            field.set(node, value);
        } catch (IllegalAccessException error) {
            throw new Mismatch(field + " cannot be set");
        }
    }
}
