package box;

/** The program does not compile, or does not define what it should. */
final class CompileError extends RuntimeException {
    private static final long serialVersionUID = 1;

    CompileError(String text) {
        super(text, null, false, false);
    }
}
