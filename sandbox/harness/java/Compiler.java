package box;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.JavacTask;
import com.sun.tools.javac.api.JavacTaskPool;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.ToolProvider;

/** Compiles programs, in memory. What javac has learnt about the JDK lasts from one to the next. */
final class Compiler {
    private static final List<String> OPTIONS =
            List.of(
                    "-proc:none",
                    "-nowarn",
                    "-Xlint:none",
                    "-implicit:none",
                    "-g:source,lines",
                    // Spares a running child the bootstrap of its first string concatenation.
                    "-XDstringConcat=inline");

    private final NodeTypes nodeTypes;
    private final MemoryFiles files = new MemoryFiles(platform());
    private final JavacTaskPool pool = new JavacTaskPool(1);
    private boolean trusted = true;

    /** {@code nodes} are the predefined classes, see {@link #compileNodes}. */
    Compiler(NodeTypes nodeTypes, Map<String, byte[]> nodes) {
        this.nodeTypes = nodeTypes;
        files.setNodes(nodes);
    }

    /** Compile the predefined classes, for a compiler that takes them as it takes the JDK's. */
    static Map<String, byte[]> compileNodes(NodeTypes types) {
        MemoryFiles written = new MemoryFiles(platform());
        JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
        javac.getTask(null, written, null, OPTIONS, null, types.sources()).call();
        return written.classes();
    }

    private static JavaFileManager platform() {
        JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
        return javac.getStandardFileManager(null, Locale.ROOT, StandardCharsets.UTF_8);
    }

    /** Whether this compiler is as good as new, and its predefined classes fit a job. */
    boolean serves(Job job) {
        return trusted && nodeTypes.equals(NodeTypes.of(job));
    }

    /** Compile a job; {@code json} is its text, the value is a {@link Bundle}. */
    Answer compile(Job job, byte[] json) {
        trusted = false;
        files.forget();
        Errors errors = new Errors();
        trusted = compile(new SourceText(SourceText.NAME, job.source()), errors);
        if (errors.any()) return Answer.compileError(errors.text());
        return Answer.value(new Bundle(json, files.classes()).pack());
    }

    /** Whether javac can be used again. */
    private boolean compile(JavaFileObject source, Errors errors) {
        StringWriter trouble = new StringWriter();
        List<JavaFileObject> sources = List.of(source);
        try {
            boolean sound =
                    pool.getTask(
                            trouble,
                            files,
                            errors,
                            OPTIONS,
                            null,
                            sources,
                            task -> compile(task, errors));
            // javac catches what it cannot cope with, and goes on as if nothing had happened.
            if (!trouble.toString().isBlank()) throw new CompilerTrouble(trouble.toString());
            return sound;
        } catch (IllegalStateException crashed) {
            // It may lose its way in a program after it has found fault with it.
            if (!errors.any()) throw crashed;
            return false;
        }
    }

    /** Whether all went well: an error while classes are written leaves javac in a bad state. */
    private static boolean compile(JavacTask task, Errors errors) {
        errors.speakFor(task);
        try {
            Iterable<? extends CompilationUnitTree> units = task.parse();
            if (errors.any()) return true;
            if (!units.iterator().hasNext()) return false;
            for (CompilationUnitTree unit : units) CommonImports.addTo(unit, task);
            task.analyze();
            if (errors.any()) return true;
            task.generate();
            return !errors.any();
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
