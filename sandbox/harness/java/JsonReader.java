package box;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads JSON text from its start to its end; the host's own encoder wrote it. */
final class JsonReader {
    private static final int MAX_LONG_DIGITS = 18;

    private final byte[] text;
    private int at;

    JsonReader(byte[] text, int at) {
        this.text = text;
        this.at = at;
    }

    /** The first character of the next token; zero at the end. */
    char peek() {
        while (at < text.length && text[at] <= ' ') at++;
        return at < text.length ? (char) text[at] : 0;
    }

    /** Step into an array or object, which begins with {@code bracket}. */
    void open(char bracket) {
        if (peek() != bracket) throw unexpected(bracket == '[' ? "a list" : "a map");
        at++;
    }

    /** Whether another item comes before {@code bracket}; else step out behind it. */
    boolean more(char bracket) {
        char next = peek();
        if (next == ',') {
            at++;
            next = peek();
        }
        if (next == 0) throw unexpected("more");
        if (next != bracket) return true;
        at++;
        return false;
    }

    boolean takeNull() {
        if (peek() != 'n') return false;
        at += 4;
        return true;
    }

    boolean readBoolean() {
        char first = peek();
        if (first != 't' && first != 'f') throw unexpected("a boolean");
        at += first == 't' ? 4 : 5;
        return first == 't';
    }

    /** Read a key and the colon behind it. */
    String readKey() {
        String key = readString();
        peek();
        at++;
        return key;
    }

    /** Read an integer that fits between two bounds; {@code type} names what they bound. */
    long readInteger(long least, long most, String type) {
        int start = startOfNumber(type);
        int end = at;
        boolean negative = text[start] == '-';
        long value = 0;
        for (int i = negative ? start + 1 : start; i < end; i++) {
            int digit = text[i] - '0';
            if (digit < 0 || digit > 9) throw new Mismatch(token(start) + " is not an " + type);
            value = value * 10 + digit;
        }
        if (end - start > MAX_LONG_DIGITS) value = exactly(start, type);
        else if (negative) value = -value;
        if (value < least || value > most) throw outOfRange(start, type);
        return value;
    }

    double readDouble() {
        int start = startOfNumber("a number");
        return Double.parseDouble(token(start));
    }

    /** Read any number: an Integer, Long, BigInteger or Double, the first that holds it. */
    Number readNumber() {
        int start = startOfNumber("a number");
        String token = token(start);
        for (int i = 0; i < token.length(); i++) {
            char c = token.charAt(i);
            if (c == '.' || c == 'e' || c == 'E') return Double.parseDouble(token);
        }
        if (token.length() > MAX_LONG_DIGITS) return new BigInteger(token);
        long value = Long.parseLong(token);
        if (value == (int) value) return (int) value;
        return value;
    }

    String readString() {
        if (peek() != '"') throw unexpected("a string");
        int start = ++at;
        while (text[at] != '"') {
            if (text[at] == '\\') return readEscaped(start);
            at++;
        }
        return new String(text, start, at++ - start, StandardCharsets.UTF_8);
    }

    /** Read a value of any kind as String, Boolean, Number, List, Map or null. */
    Object readAny() {
        switch (peek()) {
            case '"':
                return readString();
            case '[':
                List<Object> items = new ArrayList<>();
                open('[');
                while (more(']')) items.add(readAny());
                return items;
            case '{':
                Map<String, Object> entries = new LinkedHashMap<>();
                open('{');
                while (more('}')) entries.put(readKey(), readAny());
                return entries;
            case 't', 'f':
                return readBoolean();
            case 'n':
                takeNull();
                return null;
            default:
                return readNumber();
        }
    }

    /** What is wrong with the next token, where {@code wanted} should be. */
    Mismatch unexpected(String wanted) {
        String found =
                switch (peek()) {
                    case '[' -> "a list";
                    case '{' -> "a map";
                    case '"' -> "a string";
                    case 't', 'f' -> "a boolean";
                    case 'n' -> "null";
                    case 0 -> "the end";
                    default -> "a number";
                };
        return new Mismatch(found + " came where the program takes " + wanted);
    }

    private int startOfNumber(String wanted) {
        char first = peek();
        if (first != '-' && (first < '0' || first > '9')) throw unexpected(wanted);
        int start = at;
        while (at < text.length && "0123456789+-.eE".indexOf(text[at]) >= 0) at++;
        return start;
    }

    private String token(int start) {
        return new String(text, start, at - start, StandardCharsets.ISO_8859_1);
    }

    private long exactly(int start, String type) {
        try {
            return Long.parseLong(token(start));
        } catch (NumberFormatException tooLong) {
            throw outOfRange(start, type);
        }
    }

    private Mismatch outOfRange(int start, String type) {
        return new Mismatch(token(start) + " does not fit in the program's " + type);
    }

    private String readEscaped(int start) {
        StringBuilder builder =
                new StringBuilder(new String(text, start, at - start, StandardCharsets.UTF_8));
        while (text[at] != '"') {
            if (text[at] == '\\') {
                builder.append(readEscape());
            } else {
                int plain = at;
                while (text[at] != '"' && text[at] != '\\') at++;
                builder.append(new String(text, plain, at - plain, StandardCharsets.UTF_8));
            }
        }
        at++;
        return builder.toString();
    }

    private char readEscape() {
        char name = (char) text[at + 1];
        at += 2;
        switch (name) {
            case 'b':
                return '\b';
            case 'f':
                return '\f';
            case 'n':
                return '\n';
            case 'r':
                return '\r';
            case 't':
                return '\t';
            case 'u':
                at += 4;
                return (char) Integer.parseInt(token(at - 4), 16);
            default:
                return name;
        }
    }
}
