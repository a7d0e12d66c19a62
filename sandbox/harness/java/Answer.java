package box;

import java.nio.charset.StandardCharsets;

/** What a child says about one call: the kinds of frames.py. */
record Answer(char kind, byte[] body) {
    static final char VALUE = 'V';
    static final char EXCEPTION = 'E';
    static final char COMPILE_ERROR = 'C';

    /** Ready made, because it is needed when there is no room for anything. */
    static final Answer OUT_OF_MEMORY = new Answer('M', new byte[0]);

    private static final int MAX_ERROR = 4000;

    static Answer value(byte[] body) {
        return new Answer(VALUE, body);
    }

    static Answer exception(String text) {
        return error(EXCEPTION, text);
    }

    static Answer compileError(String text) {
        return error(COMPILE_ERROR, text);
    }

    private static Answer error(char kind, String text) {
        String shown = text.length() > MAX_ERROR ? text.substring(0, MAX_ERROR) : text;
        return new Answer(kind, shown.getBytes(StandardCharsets.UTF_8));
    }
}
