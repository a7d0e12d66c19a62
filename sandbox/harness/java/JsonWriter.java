package box;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Writes JSON text. */
final class JsonWriter {
    private static final int FIRST_SIZE = 256;
    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.ISO_8859_1);

    private byte[] text = new byte[FIRST_SIZE];
    private int size;

    byte[] text() {
        return Arrays.copyOf(text, size);
    }

    /** Write one character of ASCII. */
    void raw(char character) {
        if (size == text.length) text = Arrays.copyOf(text, 2 * size);
        text[size++] = (byte) character;
    }

    /** Write a word or number of ASCII. */
    void raw(String word) {
        for (int i = 0; i < word.length(); i++) raw(word.charAt(i));
    }

    void integer(long value) {
        if (value < 0 || value > 9) raw(Long.toString(value));
        else raw((char) ('0' + value));
    }

    /** Write a string; what is not ASCII is escaped, and with it half a surrogate pair. */
    void string(String value) {
        raw('"');
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '"' || c == '\\') raw('\\');
            if (c >= ' ' && c < 127) raw(c);
            else escape(c);
        }
        raw('"');
    }

    private void escape(char c) {
        raw("\\u");
        for (int shift = 12; shift >= 0; shift -= 4) raw((char) HEX[c >> shift & 15]);
    }
}
