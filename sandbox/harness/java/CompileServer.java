package box;

import java.util.Arrays;

/** The compiler's process. It never runs what it compiles. */
final class CompileServer {
    private Compiler compiler = new Compiler(NodeTypes.USUAL);

    private CompileServer() {}

    /** Rehearse, then serve until the supervisor closes its end. */
    static void serve() {
        Channel channel = new Channel();
        CompileServer server = new CompileServer();
        for (byte[] json : Rehearsal.jobs()) server.answer(json);
        channel.sayReady();
        while (true) {
            byte[] request = channel.read();
            byte[] json = Arrays.copyOfRange(request, Channel.NONCE_BYTES, request.length);
            channel.answer(request, server.answer(json));
        }
    }

    private Answer answer(byte[] json) {
        try {
            Job job = Job.read(json, 0);
            if (!compiler.serves(job)) compiler = new Compiler(NodeTypes.of(job));
            return compiler.compile(job, json);
        } catch (Throwable failed) {
            return Answer.compileError("solution.java: error: " + complaint(failed));
        }
    }

    private static String complaint(Throwable failed) {
        // javac wraps what it did not expect, or only says it.
        String report = failed + " " + failed.getCause();
        if (report.contains("StackOverflow")) return "the program is nested too deeply";
        if (report.contains("OutOfMemory")) return "compiling needs more memory than there is";
        return "the compiler failed: " + report.lines().findFirst().orElseThrow();
    }
}
