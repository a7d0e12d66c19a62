package box;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A class of the program: every call is a life of one object, step by step. */
final class ObjectEntry implements Entry {
    private final Invocation constructor;
    private final Map<String, Invocation> methods = new HashMap<>();

    ObjectEntry(Job job, Class<?> owner) {
        this.constructor = Invocation.find(owner, owner.getSimpleName(), job.signature());
        for (Map.Entry<String, Signature> method : job.methods().entrySet()) {
            String name = method.getKey();
            methods.put(name, Invocation.find(owner, name, method.getValue()));
        }
    }

    @Override
    public void call(JsonReader in, ValueWriter out) throws ReflectiveOperationException {
        List<Object> values = new ArrayList<>();
        List<ValueType> types = new ArrayList<>();
        Object object = null;
        in.open('[');
        while (in.more(']')) {
            in.open('[');
            String name = in.readString();
            in.more(']');
            Invocation step = object == null ? constructor : method(name);
            Object[] arguments = step.readArguments(in);
            in.more(']');
            Object returned = step.call(object, arguments);
            if (object == null) object = returned;
            values.add(step == constructor ? null : step.value(returned, arguments));
            types.add(step.valueType());
        }
        out.write(values, new ValueType("tuple", types));
    }

    private Invocation method(String name) {
        Invocation method = methods.get(name);
        if (method == null) throw new Mismatch("no method named " + name + " is in the signature");
        return method;
    }
}
