package box;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import javax.tools.JavaFileObject;

/** Which Java types the values of list and tree nodes have in the predefined node classes. */
record NodeTypes(String list, String tree) {
    /** The package of the predefined classes, which every program imports. */
    static final String PACKAGE = "nodes";

    static final NodeTypes USUAL = new NodeTypes("int", "int");

    private static final String LIST_NODE =
            """
            package nodes;
            public class ListNode {
                public %1$s val;
                public ListNode next;
                public ListNode() {}
                public ListNode(%1$s val) { this.val = val; }
                public ListNode(%1$s val, ListNode next) { this.val = val; this.next = next; }
            }
            """;
    private static final String TREE_NODE =
            """
            package nodes;
            public class TreeNode {
                public %1$s val;
                public TreeNode left;
                public TreeNode right;
                public TreeNode() {}
                public TreeNode(%1$s val) { this.val = val; }
                public TreeNode(%1$s val, TreeNode left, TreeNode right) {
                    this.val = val;
                    this.left = left;
                    this.right = right;
                }
            }
            """;
    private static final String GRAPH =
            """
            package nodes;
            public class Graph {
                public int n;
                public int[][] edges = {};
                public boolean directed;
                public Graph() {}
                public Graph(int n, int[][] edges) { this.n = n; this.edges = edges; }
                public Graph(int n, int[][] edges, boolean directed) {
                    this.n = n;
                    this.edges = edges;
                    this.directed = directed;
                }
            }
            """;

    /** Those of the job's signatures; Object where they differ among themselves. */
    static NodeTypes of(Job job) {
        List<ValueType> types = new ArrayList<>();
        if (job.signature() != null) addTypes(job.signature(), types);
        if (job.methods() != null) {
            for (Signature method : job.methods().values()) addTypes(method, types);
        }
        return new NodeTypes(valueOf("list_node", types), valueOf("tree_node", types));
    }

    List<JavaFileObject> sources() {
        return List.of(
                new SourceText(Nodes.LIST + ".java", LIST_NODE.formatted(list)),
                new SourceText(Nodes.TREE + ".java", TREE_NODE.formatted(tree)),
                new SourceText(Nodes.GRAPH + ".java", GRAPH));
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
