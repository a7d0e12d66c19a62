package box;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** The program's standard output and error, which are one pipe. */
final class Console {
    // Every print is flushed, so that what was printed before the process is killed still counts.
    private static final PrintStream OUT =
            new PrintStream(
                    new BufferedOutputStream(new FileOutputStream(FileDescriptor.out)),
                    true,
                    StandardCharsets.UTF_8);

    private Console() {}

    static void install() {
        System.setOut(OUT);
        System.setErr(OUT);
    }

    /** Write out what the program holds back, also in streams of its own making. */
    static void flush() {
        flush(System.out);
        flush(System.err);
    }

    private static void flush(PrintStream stream) {
        try {
            stream.flush();
        } catch (Throwable hostile) {
            OUT.flush();
        }
    }
}
