package box;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import javax.tools.SimpleJavaFileObject;

/** A class file in memory. */
final class ClassBytes extends SimpleJavaFileObject {
    private final String className;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    ClassBytes(String className, byte[] content) {
        super(URI.create("memory:///" + className.replace('.', '/') + ".class"), Kind.CLASS);
        this.className = className;
        bytes.writeBytes(content);
    }

    String className() {
        return className;
    }

    @Override
    public InputStream openInputStream() {
        return new ByteArrayInputStream(bytes.toByteArray());
    }

    @Override
    public OutputStream openOutputStream() {
        return bytes;
    }

    byte[] bytes() {
        return bytes.toByteArray();
    }
}
