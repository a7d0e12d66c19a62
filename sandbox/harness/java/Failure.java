package box;

import java.lang.reflect.InvocationTargetException;

/** Says in a few lines what the program threw, with the program's own frames alone. */
final class Failure {
    private static final int MAX_FRAMES = 8;
    private static final int MAX_CAUSES = 3;

    private Failure() {}

    static Answer answer(Throwable thrown, String entry) {
        try {
            Throwable own = unwrapped(thrown);
            if (own instanceof CompileError error) return Answer.compileError(error.getMessage());
            if (own instanceof Mismatch error) return Answer.exception(error.getMessage());
            if (own instanceof NotJson error) {
                String what = error.getMessage();
                return Answer.exception(entry + " returned " + what + ", which is not JSON");
            }
            if (isOutOfMemory(own)) return Answer.OUT_OF_MEMORY;
            return Answer.exception(describe(own));
        } catch (OutOfMemoryError error) {
            return Answer.OUT_OF_MEMORY;
        } catch (Throwable hostile) {
            return Answer.exception("<no text>");
        }
    }

    /** What the program threw itself, without what reflection and the JVM put around it. */
    private static Throwable unwrapped(Throwable thrown) {
        Throwable own = thrown;
        while (isWrapping(own) && own.getCause() != null) own = own.getCause();
        return own;
    }

    private static boolean isWrapping(Throwable thrown) {
        return thrown instanceof InvocationTargetException
                || thrown instanceof ExceptionInInitializerError;
    }

    private static boolean isOutOfMemory(Throwable thrown) {
        // The JVM reports that it cannot start a thread by the same class.
        return thrown instanceof OutOfMemoryError error
                && !String.valueOf(error.getMessage()).contains("native thread");
    }

    private static String describe(Throwable thrown) {
        StringBuilder text = new StringBuilder();
        Throwable current = thrown;
        for (int i = 0; current != null && i < MAX_CAUSES; i++) {
            text.append(i == 0 ? "" : "\nCaused by: ").append(headline(current));
            appendFrames(text, frames(current));
            current = current.getCause();
        }
        return text.toString();
    }

    private static String headline(Throwable thrown) {
        String name = thrown.getClass().getName();
        try {
            String message = thrown.getMessage();
            return message == null ? name : name + ": " + message;
        } catch (OutOfMemoryError error) {
            throw error;
        } catch (Throwable hostile) {
            return name + ": <no text>";
        }
    }

    private static StackTraceElement[] frames(Throwable thrown) {
        try {
            return thrown.getStackTrace();
        } catch (OutOfMemoryError error) {
            throw error;
        } catch (Throwable hostile) {
            return new StackTraceElement[0];
        }
    }

    private static void appendFrames(StringBuilder text, StackTraceElement[] frames) {
        int shown = 0;
        for (StackTraceElement frame : frames) {
            if (shown == MAX_FRAMES) return;
            if (!SourceText.NAME.equals(frame.getFileName())) continue;
            text.append("\n    at ").append(SourceText.NAME);
            text.append(':').append(frame.getLineNumber());
            text.append(" (").append(frame.getMethodName()).append(')');
            shown++;
        }
    }
}
