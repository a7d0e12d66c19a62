package box;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** A child that waits for one compiled program and serves its calls. */
final class Child {
    static final Path REHEARSAL = Path.of("/opt/box/java/rehearsal.bundle");

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
        byte[] packed;
        try {
            packed = Files.readAllBytes(REHEARSAL);
        } catch (IOException error) {
            throw new IllegalStateException(error);
        }
        Program program = new Program(packed);
        for (String call : Rehearsal.CALLS) program.call(call.getBytes(StandardCharsets.UTF_8), 0);
    }
}
