package box;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import javax.tools.JavaFileObject;

/** Sources of the node classes that a program finds when it does not define them itself. */
final class Predefined {
    private static final String LIST_NODE =
            """
            class ListNode {
                %1$s val;
                ListNode next;
                ListNode() {}
                ListNode(%1$s val) { this.val = val; }
                ListNode(%1$s val, ListNode next) { this.val = val; this.next = next; }
            }
            """;
    private static final String TREE_NODE =
            """
            class TreeNode {
                %1$s val;
                TreeNode left;
                TreeNode right;
                TreeNode() {}
                TreeNode(%1$s val) { this.val = val; }
                TreeNode(%1$s val, TreeNode left, TreeNode right) {
                    this.val = val;
                    this.left = left;
                    this.right = right;
                }
            }
            """;
    private static final String GRAPH =
            """
            class Graph {
                int n;
                int[][] edges = {};
                boolean directed;
                Graph() {}
                Graph(int n, int[][] edges) { this.n = n; this.edges = edges; }
                Graph(int n, int[][] edges, boolean directed) {
                    this.n = n;
                    this.edges = edges;
                    this.directed = directed;
                }
            }
            """;

    private Predefined() {}

    /** Write them with the types of the nodes' values in the job's signatures. */
    static List<JavaFileObject> sources(Job job) {
        List<ValueType> types = new ArrayList<>();
        if (job.signature() != null) addTypes(job.signature(), types);
        if (job.methods() != null) job.methods().values().forEach(method -> addTypes(method, types));
        return List.of(
                source(Nodes.LIST, LIST_NODE.formatted(valueOf("list_node", types))),
                source(Nodes.TREE, TREE_NODE.formatted(valueOf("tree_node", types))),
                source(Nodes.GRAPH, GRAPH));
    }

    private static JavaFileObject source(String className, String text) {
        return new SourceText(className + ".java", text);
    }

    private static void addTypes(Signature signature, List<ValueType> types) {
        signature.params().forEach(type -> addParts(type, types));
        addParts(signature.returns(), types);
    }

    private static void addParts(ValueType type, List<ValueType> types) {
        types.add(type);
        type.parts().forEach(part -> addParts(part, types));
    }

    private static String valueOf(String node, List<ValueType> types) {
        Set<ValueType> values = new LinkedHashSet<>();
        for (ValueType type : types) if (type.is(node)) values.add(type.item());
        if (values.isEmpty()) return "int";
        if (values.size() > 1) return "Object";
        return switch (values.iterator().next().kind()) {
            case "int" -> "int";
            case "float" -> "double";
            case "bool" -> "boolean";
            case "str" -> "String";
            case "char" -> "char";
            default -> "Object";
        };
    }
}
