package box;

import java.util.Arrays;
import java.util.Map;

/** The compiler's process. It never runs what it compiles. */
final class CompileServer {
    private final Map<String, byte[]> usualNodes;
    private Compiler compiler;

    private CompileServer(Map<String, byte[]> usualNodes) {
        this.usualNodes = usualNodes;
        this.compiler = new Compiler(NodeTypes.USUAL, usualNodes);
    }

    /** Rehearse, then serve until the supervisor closes its end. */
    static void serve() {
        Channel channel = new Channel();
        CompileServer server = new CompileServer(Rehearsal.nodes());
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
            if (!compiler.serves(job)) compiler = compilerFor(NodeTypes.of(job));
            return compiler.compile(job, json);
        } catch (Throwable failed) {
            return Answer.compileError("solution.java: error: " + complaint(failed));
        }
    }

    private Compiler compilerFor(NodeTypes types) {
        boolean usual = types.equals(NodeTypes.USUAL);
        return new Compiler(types, usual ? usualNodes : Compiler.compileNodes(types));
    }

    private static String complaint(Throwable failed) {
        // javac wraps what it did not expect, or only says it.
        String report = failed + " " + failed.getCause();
        if (report.contains("StackOverflow")) return "the program is nested too deeply";
        if (report.contains("OutOfMemory")) return "compiling needs more memory than there is";
        return "the compiler failed: " + report.lines().findFirst().orElseThrow();
    }
}
