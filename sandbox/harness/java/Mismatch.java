package box;

/** A value and the program's types do not go together; the text says how. */
final class Mismatch extends RuntimeException {
    private static final long serialVersionUID = 1;

    Mismatch(String text) {
        super(text, null, false, false);
    }
}
