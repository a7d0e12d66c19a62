package box;

import java.net.URI;
import javax.tools.SimpleJavaFileObject;

/** A source in memory. */
final class SourceText extends SimpleJavaFileObject {
    static final String NAME = "solution.java";

    private final String name;
    private final String text;

    SourceText(String name, String text) {
        super(URI.create("memory:///" + name), Kind.SOURCE);
        this.name = name;
        this.text = text;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
        return text;
    }

    @Override
    public String getName() {
        return name;
    }

    /** A public class may have any name; `module-info` and its like are no classes. */
    @Override
    public boolean isNameCompatible(String simpleName, Kind kind) {
        return kind == Kind.SOURCE && simpleName.indexOf('-') < 0;
    }
}
