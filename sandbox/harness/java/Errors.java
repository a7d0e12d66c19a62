package box;

import java.util.StringJoiner;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticListener;
import javax.tools.JavaFileObject;

/** What the compiler complains about, as it shows it on a command line. */
final class Errors implements DiagnosticListener<JavaFileObject> {
    private static final int MAX_ERRORS = 10;

    private final StringJoiner text = new StringJoiner("\n");
    private int count;

    @Override
    public void report(Diagnostic<? extends JavaFileObject> diagnostic) {
        if (diagnostic.getKind() != Diagnostic.Kind.ERROR) return;
        if (++count <= MAX_ERRORS) text.add(diagnostic.toString());
    }

    boolean any() {
        return count > 0;
    }

    String text() {
        return text.toString();
    }
}
