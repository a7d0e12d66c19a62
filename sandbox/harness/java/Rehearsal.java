package box;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The program that compilers and children try themselves out on before they say that they wait. */
final class Rehearsal {
    /** Calls of the program below; the last one fails. */
    static final List<String> CALLS =
            List.of("[[3,2,4],6,\"x\",[\"a\"]]", "[[3,2,4],6,\"x\",[\"a\"]]", "[[],0,null,[]]");

    private static final Path FILE = Path.of("/opt/box/java/rehearsal.bundle");
    private static final String SOURCE =
            """
            class Solution {
                private final Map<Integer, Integer> seen = new HashMap<>();

                public int[] solution(int[] numbers, int target, String text, List<String> words) {
                    if (text.isEmpty()) throw new IllegalArgumentException("no text");
                    for (int i = 0; i < numbers.length; i++) {
                        Integer other = seen.get(target - numbers[i]);
                        if (other != null) return new int[] {other, i};
                        seen.put(numbers[i], i);
                    }
                    words.sort((a, b) -> a.length() - b.length());
                    List<Integer> sorted = new ArrayList<>(seen.keySet());
                    Collections.sort(sorted);
                    return sorted.stream().mapToInt(x -> x).toArray();
                }
            }
            """;
    private static final String WRONG = "class Solution { int solution( { return missing; } }";

    private Rehearsal() {}

    /** Jobs for a compiler: the program, and one that does not compile. */
    static List<byte[]> jobs() {
        return List.of(job(SOURCE), job(WRONG), job(SOURCE));
    }

    private static byte[] job(String source) {
        JsonWriter out = new JsonWriter();
        out.raw("{\"source\":");
        out.string(source);
        out.raw(",\"entry\":\"solution\",\"signature\":null,\"methods\":null}");
        return out.text();
    }

    /** Compile the program into its file, while an image is built. */
    static void prepare() throws IOException {
        byte[] json = job(SOURCE);
        NodeTypes usual = NodeTypes.USUAL;
        Compiler compiler = new Compiler(usual, Compiler.compileNodes(usual));
        Files.write(FILE, compiler.compile(Job.read(json, 0), json).body());
    }

    /** The program as children get it. */
    static byte[] bundle() {
        try {
            return Files.readAllBytes(FILE);
        } catch (IOException error) {
            throw new UncheckedIOException(error);
        }
    }

    /** The predefined classes that came with it. */
    static Map<String, byte[]> nodes() {
        Map<String, byte[]> classes = Bundle.unpack(bundle()).classes();
        classes.keySet().removeIf(name -> !name.startsWith(NodeTypes.PACKAGE + "."));
        return classes;
    }
}
