package box;

import java.lang.reflect.Field;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;

/** Makes linked lists, trees and graphs of the program's node classes from JSON. */
final class Nodes {
    static final String LIST = "ListNode";
    static final String TREE = "TreeNode";
    static final String GRAPH = "Graph";

    private Nodes() {}

    /** Whether a class goes by the name of a node class and is the program's. */
    static boolean isNode(Class<?> type) {
        if (!(type.getClassLoader() instanceof ProgramLoader)) return false;
        String name = type.getSimpleName();
        return name.equals(LIST) || name.equals(TREE) || name.equals(GRAPH);
    }

    static Reading reading(Class<?> declared, ValueType type) {
        NodeClass nodeClass = new NodeClass(declared);
        return switch (declared.getSimpleName()) {
            case LIST -> new Lists(nodeClass, type)::read;
            case TREE -> new Trees(nodeClass, type)::read;
            default -> graph(nodeClass);
        };
    }

    private static Reading value(Field field, ValueType type) {
        return Readings.of(field.getGenericType(), type.item());
    }

    private static final class Lists {
        private final NodeClass nodeClass;
        private final Field val;
        private final Field next;
        private final Reading value;

        Lists(NodeClass nodeClass, ValueType type) {
            this.nodeClass = nodeClass;
            this.val = nodeClass.field("val");
            this.next = nodeClass.field("next");
            this.value = value(val, type);
        }

        Object read(JsonReader in) {
            if (in.takeNull()) return null;
            if (in.peek() != '{') return first(readItems(in));
            List<Object> nodes = List.of();
            in.open('{');
            while (in.more('}')) {
                if (in.readKey().equals("items")) {
                    nodes = readItems(in);
                } else {
                    int index = (int) in.readInteger(0, nodes.size() - 1, "cycle_at");
                    NodeClass.set(next, nodes.get(nodes.size() - 1), nodes.get(index));
                }
            }
            return first(nodes);
        }

        private static Object first(List<Object> nodes) {
            return nodes.isEmpty() ? null : nodes.get(0);
        }

        private List<Object> readItems(JsonReader in) {
            List<Object> nodes = new ArrayList<>();
            Object last = null;
            in.open('[');
            while (in.more(']')) {
                Object node = nodeClass.make();
                NodeClass.set(val, node, value.read(in));
                if (last != null) NodeClass.set(next, last, node);
                nodes.add(node);
                last = node;
            }
            return nodes;
        }
    }

    private static final class Trees {
        private final NodeClass nodeClass;
        private final Field val;
        private final Field left;
        private final Field right;
        private final Reading value;

        Trees(NodeClass nodeClass, ValueType type) {
            this.nodeClass = nodeClass;
            this.val = nodeClass.field("val");
            this.left = nodeClass.field("left");
            this.right = nodeClass.field("right");
            this.value = value(val, type);
        }

        Object read(JsonReader in) {
            if (in.takeNull()) return null;
            in.open('[');
            if (!in.more(']')) return null;
            Object root = readNode(in);
            Queue<Object> parents = new ArrayDeque<>();
            if (root != null) parents.add(root);
            Field side = left;
            while (in.more(']')) {
                if (parents.isEmpty()) throw in.unexpected("the end of a tree");
                Object child = readNode(in);
                NodeClass.set(side, parents.element(), child);
                if (child != null) parents.add(child);
                if (side == right) parents.remove();
                side = side == left ? right : left;
            }
            return root;
        }

        private Object readNode(JsonReader in) {
            if (in.takeNull()) return null;
            Object node = nodeClass.make();
            NodeClass.set(val, node, value.read(in));
            return node;
        }
    }

    private static Reading graph(NodeClass nodeClass) {
        return in -> {
            if (in.takeNull()) return null;
            Object graph = nodeClass.make();
            in.open('{');
            while (in.more('}')) {
                Field field = nodeClass.field(in.readKey());
                Reading value = Readings.of(field.getGenericType(), ValueType.UNKNOWN);
                NodeClass.set(field, graph, value.read(in));
            }
            return graph;
        };
    }
}
