package box;

import java.util.Map;

/** Loads the program's own classes; above it is the JDK alone, without this harness. */
final class ProgramLoader extends ClassLoader {
    private final Map<String, byte[]> classes;

    ProgramLoader(Map<String, byte[]> classes) {
        super("program", ClassLoader.getPlatformClassLoader());
        this.classes = classes;
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        byte[] bytes = classes.get(name);
        if (bytes == null) throw new ClassNotFoundException(name);
        return defineClass(name, bytes, 0, bytes.length);
    }

    /** Find a class by its simple name, in whatever package, without running its initialisers. */
    Class<?> find(String simpleName) {
        for (String name : classes.keySet()) {
            if (name.equals(simpleName) || name.endsWith("." + simpleName)) return load(name);
        }
        throw new CompileError("solution.java defines no class named " + simpleName);
    }

    private Class<?> load(String name) {
        try {
            return Class.forName(name, false, this);
        } catch (ClassNotFoundException | LinkageError error) {
            throw new CompileError("class " + name + " cannot be loaded: " + error.getMessage());
        }
    }
}
