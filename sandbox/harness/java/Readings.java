package box;

import java.lang.reflect.GenericArrayType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.WildcardType;
import java.math.BigInteger;
import java.util.Map;
import java.util.Optional;

/** Chooses how values of a declared Java type are read, and natural ones where it says nothing. */
final class Readings {
    private static final Map<Class<?>, Reading> SCALARS =
            Map.ofEntries(
                    Map.entry(int.class, Readings::readInt),
                    Map.entry(long.class, Readings::readLong),
                    Map.entry(short.class, in -> (short) in.readInteger(-32768, 32767, "short")),
                    Map.entry(byte.class, in -> (byte) in.readInteger(-128, 127, "byte")),
                    Map.entry(double.class, JsonReader::readDouble),
                    Map.entry(float.class, in -> (float) in.readDouble()),
                    Map.entry(boolean.class, JsonReader::readBoolean),
                    Map.entry(char.class, Readings::readChar),
                    Map.entry(Integer.class, orNull(Readings::readInt)),
                    Map.entry(Long.class, orNull(Readings::readLong)),
                    Map.entry(Double.class, orNull(JsonReader::readDouble)),
                    Map.entry(Float.class, orNull(in -> (float) in.readDouble())),
                    Map.entry(Boolean.class, orNull(JsonReader::readBoolean)),
                    Map.entry(Character.class, orNull(Readings::readChar)),
                    Map.entry(String.class, orNull(JsonReader::readString)),
                    Map.entry(CharSequence.class, orNull(JsonReader::readString)),
                    Map.entry(Number.class, orNull(JsonReader::readNumber)),
                    Map.entry(BigInteger.class, orNull(Readings::readBigInteger)));

    private Readings() {}

    /** Choose by the type that the program declares; {@code type} helps where that is raw. */
    static Reading of(Type declared, ValueType type) {
        if (declared instanceof Class<?> plain) return ofClass(plain, new Type[0], type);
        if (declared instanceof ParameterizedType generic) {
            return ofClass((Class<?>) generic.getRawType(), generic.getActualTypeArguments(), type);
        }
        if (declared instanceof GenericArrayType array) {
            return ArrayReadings.reading(array.getGenericComponentType(), type);
        }
        if (declared instanceof WildcardType wildcard) {
            return of(wildcard.getUpperBounds()[0], type);
        }
        return orNull(natural(type));
    }

    /** The class behind a declared type; Object for a type variable. */
    static Class<?> rawClass(Type declared) {
        if (declared instanceof Class<?> plain) return plain;
        if (declared instanceof ParameterizedType generic) return (Class<?>) generic.getRawType();
        if (declared instanceof GenericArrayType array) {
            return rawClass(array.getGenericComponentType()).arrayType();
        }
        return Object.class;
    }

    private static Reading ofClass(Class<?> declared, Type[] arguments, ValueType type) {
        Reading scalar = SCALARS.get(declared);
        if (scalar != null) return scalar;
        if (declared.isArray()) {
            return orNull(ArrayReadings.reading(declared.getComponentType(), type));
        }
        if (declared == Object.class) return orNull(natural(type));
        if (declared == Optional.class) {
            Reading item = of(argument(arguments, 0), type.required());
            return in -> in.takeNull() ? Optional.empty() : Optional.of(item.read(in));
        }
        if (Nodes.isNode(declared)) return Nodes.reading(declared, type);
        Reading container = Containers.reading(declared, arguments, type);
        if (container != null) return orNull(container);
        throw new CompileError(
                "solution.java: no value of the question can become a " + declared.getTypeName());
    }

    /** The reading of a type argument; without one, of Object. */
    static Type argument(Type[] arguments, int index) {
        return index < arguments.length ? arguments[index] : Object.class;
    }

    private static Reading natural(ValueType type) {
        ValueType required = type.required();
        return switch (required.kind()) {
            case "int" -> JsonReader::readNumber;
            case "float" -> JsonReader::readDouble;
            case "bool" -> JsonReader::readBoolean;
            case "str" -> JsonReader::readString;
            case "char" -> Readings::readChar;
            case "list", "tuple" -> Containers.list(required);
            case "map" -> Containers.map(required);
            default -> JsonReader::readAny;
        };
    }

    private static Reading orNull(Reading reading) {
        return in -> in.takeNull() ? null : reading.read(in);
    }

    private static Object readInt(JsonReader in) {
        return (int) in.readInteger(Integer.MIN_VALUE, Integer.MAX_VALUE, "int");
    }

    private static Object readLong(JsonReader in) {
        return in.readInteger(Long.MIN_VALUE, Long.MAX_VALUE, "long");
    }

    private static Object readChar(JsonReader in) {
        return character(in.readString());
    }

    /** The one UTF-16 unit of a text. */
    static char character(String text) {
        if (text.length() == 1) return text.charAt(0);
        throw new Mismatch("\"" + text + "\" does not fit in the program's char");
    }

    private static Object readBigInteger(JsonReader in) {
        return new BigInteger(in.readNumber().toString());
    }
}
