package box;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.StandardLocation;

/** The compiler's files: the JDK's classes, the predefined ones, and what it writes itself. */
final class MemoryFiles extends ForwardingJavaFileManager<JavaFileManager> {
    private final Map<String, ClassBytes> written = new LinkedHashMap<>();
    private final List<JavaFileObject> nodes = new ArrayList<>();

    MemoryFiles(JavaFileManager platform) {
        super(platform);
    }

    /** Have predefined classes, beside those of the JDK. */
    void setNodes(Map<String, byte[]> classes) {
        classes.forEach((name, bytes) -> nodes.add(new ClassBytes(name, bytes)));
    }

    /** Forget the last program. */
    void forget() {
        written.clear();
    }

    /** The classes of the last program, and behind them the predefined ones. */
    Map<String, byte[]> classes() {
        Map<String, byte[]> classes = new LinkedHashMap<>();
        written.forEach((name, file) -> classes.put(name, file.bytes()));
        for (JavaFileObject node : nodes) {
            ClassBytes file = (ClassBytes) node;
            classes.putIfAbsent(file.className(), file.bytes());
        }
        return classes;
    }

    @Override
    public boolean hasLocation(Location location) {
        return location != StandardLocation.SOURCE_PATH && super.hasLocation(location);
    }

    @Override
    public Iterable<JavaFileObject> list(
            Location location, String packageName, Set<JavaFileObject.Kind> kinds, boolean recurse)
            throws IOException {
        if (location != StandardLocation.CLASS_PATH) {
            return super.list(location, packageName, kinds, recurse);
        }
        boolean wanted = kinds.contains(JavaFileObject.Kind.CLASS);
        return wanted && packageName.equals(NodeTypes.PACKAGE) ? nodes : List.of();
    }

    @Override
    public String inferBinaryName(Location location, JavaFileObject file) {
        if (file instanceof ClassBytes ours) return ours.className();
        return super.inferBinaryName(location, file);
    }

    @Override
    public boolean isSameFile(FileObject one, FileObject other) {
        return one.equals(other);
    }

    @Override
    public JavaFileObject getJavaFileForOutput(
            Location location, String className, JavaFileObject.Kind kind, FileObject sibling) {
        return written.computeIfAbsent(className, name -> new ClassBytes(name, new byte[0]));
    }
}
