package box;

import java.nio.charset.StandardCharsets;

/** A child that waits for one compiled program and serves its calls. */
final class Child {
    private Child() {}

    /** Rehearse, then serve until the supervisor closes its end. */
    static void serve() {
        Console.install();
        Channel channel = new Channel();
        rehearse();
        channel.sayReady();
        Program program = new Program(channel.read());
        while (true) {
            byte[] request = channel.read();
            channel.answer(request, program.call(request, Channel.NONCE_BYTES));
        }
    }

    /** Load and link what calls need before there is one. */
    private static void rehearse() {
        Program program = new Program(Rehearsal.bundle());
        for (String call : Rehearsal.CALLS) program.call(call.getBytes(StandardCharsets.UTF_8), 0);
    }
}
