package box;

import java.io.IOException;

/** What a JVM becomes: {@code compile}, {@code serve}, or for an image {@code prepare}. */
public final class Main {
    // A thread's stack is reserved, not used; recursion of the program and of javac may go deep.
    private static final long STACK_BYTES = 64L << 20;

    private Main() {}

    public static void main(String[] arguments) throws IOException {
        if (arguments[0].equals("prepare")) {
            Rehearsal.prepare();
            return;
        }
        Runnable server = arguments[0].equals("compile") ? CompileServer::serve : Child::serve;
        new Thread(null, server, "main", STACK_BYTES).start();
    }
}
