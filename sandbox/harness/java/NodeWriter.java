package box;

import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Writes linked lists, trees and graphs of the program's node classes as JSON. */
final class NodeWriter {
    private final JsonWriter out;
    private final ValueWriter values;

    NodeWriter(JsonWriter out, ValueWriter values) {
        this.out = out;
        this.values = values;
    }

    void write(Object node, ValueType type) {
        NodeClass nodeClass = new NodeClass(node.getClass());
        switch (node.getClass().getSimpleName()) {
            case Nodes.LIST -> writeList(nodeClass, node, type.item());
            case Nodes.TREE -> writeTree(nodeClass, node, type.item());
            default -> writeGraph(nodeClass, node);
        }
    }

    private void writeList(NodeClass nodeClass, Object first, ValueType item) {
        Field val = nodeClass.field("val");
        Field next = nodeClass.field("next");
        Map<Object, Integer> indices = new IdentityHashMap<>();
        List<Object> items = new ArrayList<>();
        Object node = first;
        while (node != null && indices.putIfAbsent(node, items.size()) == null) {
            items.add(NodeClass.get(val, node));
            node = NodeClass.get(next, node);
        }
        if (node == null) {
            writeAll(items, item);
            return;
        }
        out.raw("{\"items\":");
        writeAll(items, item);
        out.raw(",\"cycle_at\":");
        out.integer(indices.get(node));
        out.raw('}');
    }

    private void writeTree(NodeClass nodeClass, Object root, ValueType item) {
        Field val = nodeClass.field("val");
        Field left = nodeClass.field("left");
        Field right = nodeClass.field("right");
        List<Object> nodes = new ArrayList<>(List.of(root));
        Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        int last = 0;
        for (int i = 0; i < nodes.size(); i++) {
            Object node = nodes.get(i);
            if (node == null) continue;
            if (!seen.add(node)) throw new NotJson("a tree that reaches a node twice");
            last = i;
            nodes.add(NodeClass.get(left, node));
            nodes.add(NodeClass.get(right, node));
        }
        out.raw('[');
        for (int i = 0; i <= last; i++) {
            if (i > 0) out.raw(',');
            Object node = nodes.get(i);
            values.write(node == null ? null : NodeClass.get(val, node), item);
        }
        out.raw(']');
    }

    private void writeGraph(NodeClass nodeClass, Object graph) {
        out.raw("{\"n\":");
        values.write(NodeClass.get(nodeClass.field("n"), graph), ValueType.UNKNOWN);
        out.raw(",\"edges\":");
        values.write(NodeClass.get(nodeClass.field("edges"), graph), ValueType.UNKNOWN);
        out.raw(",\"directed\":");
        values.write(NodeClass.get(nodeClass.field("directed"), graph), ValueType.UNKNOWN);
        out.raw('}');
    }

    private void writeAll(List<Object> items, ValueType item) {
        values.write(items, new ValueType("list", List.of(item)));
    }
}
