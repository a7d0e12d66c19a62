package box;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import jdk.internal.access.SharedSecrets;

/** The frames of frames.py, on the descriptors that a child inherits. */
final class Channel {
    static final int NONCE_BYTES = 8;

    private static final int REQUESTS = 60;
    private static final int RESULTS = 61;
    private static final int CHANNEL_LOST = 97;

    private final FileInputStream requests = new FileInputStream(descriptor(REQUESTS));
    private final FileOutputStream results = new FileOutputStream(descriptor(RESULTS));

    private static FileDescriptor descriptor(int number) {
        // The jail lets no path be opened to write, not even that of a descriptor under /proc.
        FileDescriptor descriptor = new FileDescriptor();
        SharedSecrets.getJavaIOFileDescriptorAccess().set(descriptor, number);
        return descriptor;
    }

    /** Tell the supervisor that this child waits for its first message. */
    void sayReady() {
        write(new byte[] {'r'});
    }

    /** Read one message, or end the process when the supervisor has closed its end. */
    byte[] read() {
        int size = ByteBuffer.wrap(readExactly(4)).order(ByteOrder.LITTLE_ENDIAN).getInt();
        return readExactly(size);
    }

    /** Answer the call that began with the nonce of {@code request}. */
    void answer(byte[] request, Answer answer) {
        int size = answer.body().length + 1;
        ByteBuffer frame = ByteBuffer.allocate(NONCE_BYTES + 4 + size);
        frame.order(ByteOrder.LITTLE_ENDIAN).put(request, 0, NONCE_BYTES).putInt(size);
        frame.put((byte) answer.kind()).put(answer.body());
        write(frame.array());
    }

    private byte[] readExactly(int size) {
        byte[] bytes = new byte[size];
        int at = 0;
        try {
            // Not by readNBytes, which seeks in what it takes for a file.
            int count = 0;
            while (at < size && count >= 0) {
                count = requests.read(bytes, at, size - at);
                at += Math.max(count, 0);
            }
        } catch (IOException error) {
            Runtime.getRuntime().halt(CHANNEL_LOST);
        }
        if (at == size) return bytes;
        Runtime.getRuntime().halt(0);
        throw new AssertionError("halt has returned");
    }

    private void write(byte[] bytes) {
        try {
            results.write(bytes);
        } catch (IOException error) {
            Runtime.getRuntime().halt(CHANNEL_LOST);
        }
    }
}
