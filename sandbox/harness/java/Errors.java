package box;

import com.sun.source.util.JavacTask;
import com.sun.tools.javac.api.BasicJavacTask;
import com.sun.tools.javac.api.ClientCodeWrapper.DiagnosticSourceUnwrapper;
import com.sun.tools.javac.util.Log;
import java.util.Locale;
import java.util.StringJoiner;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticListener;
import javax.tools.JavaFileObject;

/** What the compiler complains about, as it shows it on a command line. */
final class Errors implements DiagnosticListener<JavaFileObject> {
    private static final int MAX_ERRORS = 10;
    private static final int MAX_LINE = 300;

    private final StringJoiner text = new StringJoiner("\n");
    private Log log;
    private int count;

    /** Take the words of a task's log; a diagnostic by itself spells types with their packages. */
    void speakFor(JavacTask task) {
        log = Log.instance(((BasicJavacTask) task).getContext());
    }

    @Override
    public void report(Diagnostic<? extends JavaFileObject> diagnostic) {
        if (diagnostic.getKind() != Diagnostic.Kind.ERROR || ++count > MAX_ERRORS) return;
        words(diagnostic).lines().map(Errors::cut).forEach(text::add);
    }

    private String words(Diagnostic<? extends JavaFileObject> diagnostic) {
        if (diagnostic instanceof DiagnosticSourceUnwrapper wrapped) {
            return log.getDiagnosticFormatter().format(wrapped.d, Locale.ROOT);
        }
        return diagnostic.toString();
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
