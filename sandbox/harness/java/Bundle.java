package box;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;

/** A compiled program on its way from the compiler to a running child: its job and its classes. */
record Bundle(byte[] job, Map<String, byte[]> classes) {
    byte[] pack() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeInt(job.length);
            out.write(job);
            for (Map.Entry<String, byte[]> entry : classes.entrySet()) {
                out.writeUTF(entry.getKey());
                out.writeInt(entry.getValue().length);
                out.write(entry.getValue());
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    static Bundle unpack(byte[] packed) {
        Map<String, byte[]> classes = new LinkedHashMap<>();
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(packed))) {
            byte[] job = in.readNBytes(in.readInt());
            while (in.available() > 0) classes.put(in.readUTF(), in.readNBytes(in.readInt()));
            return new Bundle(job, classes);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
