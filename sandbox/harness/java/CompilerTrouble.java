package box;

/** javac has given up on a program; the text is its own report. */
final class CompilerTrouble extends RuntimeException {
    private static final long serialVersionUID = 1;

    CompilerTrouble(String report) {
        super(report);
    }
}
