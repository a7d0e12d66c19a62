"""The longer ones of the Java programs that attack the sandbox."""

FORGED_STREAM = """
import java.io.*;
import java.lang.reflect.*;
class Solution {
    static FileDescriptor descriptor(int number) throws Exception {
        Field theUnsafe = sun.misc.Unsafe.class.getDeclaredField("theUnsafe");
        theUnsafe.setAccessible(true);
        sun.misc.Unsafe unsafe = (sun.misc.Unsafe) theUnsafe.get(null);
        FileDescriptor made = new FileDescriptor();
        long at = unsafe.objectFieldOffset(FileDescriptor.class.getDeclaredField("fd"));
        unsafe.putInt(made, at, number);
        return made;
    }
    Object solution(Object a, Object b) throws Exception {
        BODY
    }
}
"""

UNSAFE = """
class Solution {
    Object solution(Object a, Object b) throws Exception {
        var theUnsafe = sun.misc.Unsafe.class.getDeclaredField("theUnsafe");
        theUnsafe.setAccessible(true);
        sun.misc.Unsafe unsafe = (sun.misc.Unsafe) theUnsafe.get(null);
        BODY
    }
}
"""

HOSTILE_VALUE = """
class Solution {
    static class Liar extends ArrayList<Integer> {
        @Override public boolean equals(Object other) { return true; }
        @Override public String toString() { return "[0,1]"; }
        @Override public int hashCode() { throw new IllegalStateException(); }
    }
    Object solution(Object a, Object b) {
        List<Integer> liar = new Liar();
        liar.add(7);
        return liar;
    }
}
"""

ENDLESS_LIST = """
class Solution {
    List<Integer> solution(Object a, Object b) { return Collections.nCopies(1_000_000_000, 1); }
}
"""

HOSTILE_MESSAGE = """
class Solution {
    static class Bad extends RuntimeException {
        @Override public String getMessage() { throw new Bad(); }
        @Override public StackTraceElement[] getStackTrace() { throw new Bad(); }
        @Override public String toString() { throw new Bad(); }
    }
    int solution(Object a, Object b) { throw new Bad(); }
}
"""

HANDLER_AND_HOOK = """
class Solution {
    int solution(int a, int b) throws Exception {
        Thread.setDefaultUncaughtExceptionHandler((thread, error) -> { for (;;) {} });
        Runtime.getRuntime().addShutdownHook(new Thread(() -> { for (;;) {} }));
        Thread thread = new Thread(() -> { throw new IllegalStateException(); });
        thread.setDaemon(true);
        thread.start();
        return a + b;
    }
}
"""

HOOK_THAT_HANGS = """
class Solution {
    int solution(int a, int b) {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> { for (;;) {} }));
        System.exit(0);
        return a + b;
    }
}
"""

CLEANERS = """
class Solution {
    static class Ghost {
        @Override protected void finalize() { for (;;) {} }
    }
    int solution(int a, int b) {
        for (int i = 0; i < 9; i++) {
            new Ghost();
            java.lang.ref.Cleaner.create().register(new Object(), () -> { for (;;) {} });
        }
        System.gc();
        return a + b;
    }
}
"""

OUTLIVE = """
class Solution {
    int solution(int a, int b) {
        for (boolean daemon : new boolean[] {true, false}) {
            Thread thread = new Thread(() -> { for (;;) {} });
            thread.setDaemon(daemon);
            thread.start();
        }
        return a + b;
    }
}
"""

HARNESS_STREAMS = """
class Solution {
    int solution(int a, int b) throws Exception {
        Class<?> channel = Class.forName("box.Channel", true, ClassLoader.getSystemClassLoader());
        var make = channel.getDeclaredConstructor();
        make.setAccessible(true);
        var sayReady = channel.getDeclaredMethod("sayReady");
        sayReady.setAccessible(true);
        Object mine = make.newInstance();
        for (int i = 0; i < 20; i++) sayReady.invoke(mine);
        return 1;
    }
}
"""

HARNESS_ANSWER = """
class Solution {
    int solution(int a, int b) throws Exception {
        Class<?> answer = Class.forName("box.Answer", true, ClassLoader.getSystemClassLoader());
        var exception = answer.getDeclaredMethod("exception", String.class);
        exception.setAccessible(true);
        Object forged = exception.invoke(null, "forged");
        Class<?> channel = Class.forName("box.Channel", true, ClassLoader.getSystemClassLoader());
        var make = channel.getDeclaredConstructor();
        make.setAccessible(true);
        var send = channel.getDeclaredMethod("answer", byte[].class, answer);
        send.setAccessible(true);
        send.invoke(make.newInstance(), new byte[8], forged);
        return 1;
    }
}
"""

REPLACED_OUT = """
class Solution {
    int solution(int a, int b) {
        System.setOut(new java.io.PrintStream(java.io.OutputStream.nullOutputStream()) {
            @Override public void flush() { throw new IllegalStateException(); }
        });
        System.setErr(null);
        return a + b;
    }
}
"""

NESTED_GENERICS = """
class Solution {
    static <T> T f(T x) { return x; }
    Object solution(Object a, Object b) { return BODY; }
}
"""

CONSTANT_BOMB = (
    'class Solution {\n    static final String S0 = "0123456789abcdef";\n'
    + "".join(f"    static final String S{i} = S{i - 1} + S{i - 1};\n" for i in range(1, 40))
    + "    int solution(int a, int b) { return S39.length(); }\n}\n"
)

CODE_TOO_LARGE = (
    "class Solution {\n    int solution(int a, int b) {\n"
    + "        a = a * b + a - b;\n" * 9000
    + "        return a;\n    }\n}\n"
)

TOO_MANY_CONSTANTS = (
    "class Solution {\n    static int[] big = {" + ",".join(map(str, range(40_000))) + "};\n"
    "    int solution(int a, int b) { return 1; }\n}\n"
)

PROCESSOR = """
import javax.annotation.processing.*;
import javax.lang.model.element.*;
@SupportedAnnotationTypes("*")
class Evil extends AbstractProcessor {
    static { for (boolean on = true; on; ) {} }
    @Override public boolean process(Set<? extends TypeElement> found, RoundEnvironment round) {
        for (;;) {}
    }
}
@interface Mark {}
@Mark
class Solution {
    int solution(int a, int b) { return a + b; }
}
"""
