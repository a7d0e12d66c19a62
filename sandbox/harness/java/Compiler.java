package box;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.JavacTask;
import com.sun.tools.javac.api.JavacTaskPool;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.ToolProvider;

/** Compiles programs, in memory. What javac has learnt about the JDK lasts from one to the next. */
final class Compiler {
    private static final List<String> OPTIONS =
            List.of(
                    "-proc:none",
                    "-nowarn",
                    "-Xlint:none",
                    "-implicit:class",
                    "-g:source,lines",
                    // Spares a running child the bootstrap of its first string concatenation.
                    "-XDstringConcat=inline");

    private final MemoryFiles files;
    private final JavacTaskPool pool = new JavacTaskPool(1);

    Compiler() {
        JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
        files =
                new MemoryFiles(
                        javac.getStandardFileManager(null, Locale.ROOT, StandardCharsets.UTF_8));
    }

    /** Compile the program in the JSON at {@code at}; the value is a {@link Bundle}. */
    Answer compile(byte[] request, int at) {
        byte[] json = Arrays.copyOfRange(request, at, request.length);
        Job job = Job.read(json, 0);
        files.begin(Predefined.sources(job));
        Errors errors = new Errors();
        JavaFileObject source = new SourceText(SourceText.NAME, job.source());
        pool.getTask(
                Writer.nullWriter(),
                files,
                errors,
                OPTIONS,
                null,
                List.of(source),
                task -> compile(task, errors));
        if (errors.any()) return Answer.compileError(errors.text());
        return Answer.value(new Bundle(json, files.classes()).pack());
    }

    private static Void compile(JavacTask task, Errors errors) {
        try {
            Iterable<? extends CompilationUnitTree> units = task.parse();
            if (errors.any()) return null;
            for (CompilationUnitTree unit : units) CommonImports.addTo(unit, task);
            task.analyze();
            if (!errors.any()) task.generate();
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
        return null;
    }
}
