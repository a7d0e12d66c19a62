package box;

/** The compiler's process. It never runs what it compiles. */
final class CompileServer {
    private CompileServer() {}

    /** Rehearse, then serve until the supervisor closes its end. */
    static void serve() {
        Channel channel = new Channel();
        Compiler compiler = new Compiler();
        for (byte[] job : Rehearsal.jobs()) compiler.compile(job, 0);
        channel.sayReady();
        while (true) {
            byte[] request = channel.read();
            try {
                channel.answer(request, compiler.compile(request, Channel.NONCE_BYTES));
            } catch (Throwable failed) {
                channel.answer(request, Answer.compileError(complaint(failed)));
                compiler = new Compiler();
            }
        }
    }

    private static String complaint(Throwable failed) {
        if (failed instanceof StackOverflowError) return "solution.java: error: the program is nested too deeply";
        Throwable cause = failed instanceof IllegalStateException ? failed.getCause() : failed;
        if (cause instanceof OutOfMemoryError) {
            return "solution.java: error: compiling needs more memory than there is";
        }
        return "solution.java: error: the compiler failed: " + failed;
    }
}
