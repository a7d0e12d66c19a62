package box;

import java.util.StringJoiner;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticListener;
import javax.tools.JavaFileObject;

/** What the compiler complains about, as it shows it on a command line. */
final class Errors implements DiagnosticListener<JavaFileObject> {
    private static final int MAX_ERRORS = 10;
    private static final int MAX_LINE = 300;

    private final StringJoiner text = new StringJoiner("\n");
    private int count;

    @Override
    public void report(Diagnostic<? extends JavaFileObject> diagnostic) {
        if (diagnostic.getKind() != Diagnostic.Kind.ERROR) return;
        if (++count <= MAX_ERRORS) diagnostic.toString().lines().map(Errors::cut).forEach(text::add);
    }

    private static String cut(String line) {
        return line.length() > MAX_LINE ? line.substring(0, MAX_LINE) + "..." : line;
    }

    boolean any() {
        return count > 0;
    }

    String text() {
        return text.toString();
    }
}
