package box;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.StandardLocation;

/** The compiler's files: the JDK's classes, the predefined sources, and what it writes itself. */
final class MemoryFiles extends ForwardingJavaFileManager<JavaFileManager> {
    private final Map<String, ClassBytes> written = new LinkedHashMap<>();
    private List<JavaFileObject> predefined = List.of();

    MemoryFiles(JavaFileManager platform) {
        super(platform);
    }

    /** Forget the last program. */
    void begin(List<JavaFileObject> predefinedSources) {
        written.clear();
        predefined = predefinedSources;
    }

    Map<String, byte[]> classes() {
        Map<String, byte[]> classes = new LinkedHashMap<>();
        written.forEach((name, file) -> classes.put(name, file.bytes()));
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
        boolean here = packageName.isEmpty() && kinds.contains(JavaFileObject.Kind.SOURCE);
        return here ? predefined : List.of();
    }

    @Override
    public String inferBinaryName(Location location, JavaFileObject file) {
        if (file instanceof SourceText source) return source.getName().replace(".java", "");
        return super.inferBinaryName(location, file);
    }

    @Override
    public boolean isSameFile(FileObject one, FileObject other) {
        return one.equals(other);
    }

    @Override
    public JavaFileObject getJavaFileForOutput(
            Location location, String className, JavaFileObject.Kind kind, FileObject sibling) {
        return written.computeIfAbsent(className, ClassBytes::new);
    }
}
