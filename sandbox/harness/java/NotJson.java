package box;

/** The program returned something that JSON cannot express; the text names it. */
final class NotJson extends RuntimeException {
    private static final long serialVersionUID = 1;

    NotJson(String text) {
        super(text, null, false, false);
    }
}
