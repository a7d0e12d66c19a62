package box;

import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A method or constructor of the program, called with JSON arguments. */
final class Invocation {
    private static final ValueType VOID = new ValueType("void", List.of());
    private static final Signature NO_PARAMETERS = new Signature(List.of(), VOID, -1);

    private final Executable target;
    private final Signature signature;
    private final Reading[] params;

    /** {@code signature} may be null. */
    Invocation(Executable target, Signature signature) {
        this.target = target;
        this.signature = signature;
        target.setAccessible(true);
        Type[] declared = target.getGenericParameterTypes();
        this.params = new Reading[target.getParameterCount()];
        for (int i = 0; i < params.length; i++) {
            Type type = declared.length == params.length ? declared[i] : target.getParameterTypes()[i];
            params[i] = Readings.of(type, signature == null ? ValueType.UNKNOWN : signature.params().get(i));
        }
    }

    /**
     * Find the one method or constructor of a class that takes what the signature says.
     *
     * @throws CompileError there is none, or more than one.
     */
    static Invocation find(Class<?> owner, String name, Signature signature) {
        boolean constructs = owner.getSimpleName().equals(name);
        Executable[] all = constructs ? owner.getDeclaredConstructors() : owner.getDeclaredMethods();
        List<Executable> found = new ArrayList<>();
        int named = 0;
        for (Executable each : all) {
            if (each.isSynthetic() || !(constructs || each.getName().equals(name))) continue;
            named++;
            int wanted = signature == null ? each.getParameterCount() : signature.params().size();
            if (each.getParameterCount() == wanted) found.add(each);
        }
        if (found.size() == 1) return new Invocation(found.get(0), signature);
        throw new CompileError(complaint(owner, name, signature, named, found.size()));
    }

    /** Find the constructor without parameters. */
    static Invocation findDefault(Class<?> owner) {
        return find(owner, owner.getSimpleName(), NO_PARAMETERS);
    }

    private static String complaint(
            Class<?> owner, String name, Signature signature, int named, int fitting) {
        String what = owner.getSimpleName().equals(name) ? "constructor" : "method named " + name;
        String where = "solution.java: class " + owner.getSimpleName() + " defines ";
        if (named == 0) return where + "no " + what;
        String taking = signature == null ? "" : " with " + signature.params().size() + " parameters";
        return where + (fitting == 0 ? "no " : "more than one ") + what + taking;
    }

    boolean needsObject() {
        return !Modifier.isStatic(target.getModifiers());
    }

    Object[] readArguments(JsonReader in) {
        Object[] arguments = new Object[params.length];
        int index = 0;
        in.open('[');
        while (in.more(']')) {
            if (index == params.length) throw new Mismatch(target.getName() + " takes fewer arguments");
            arguments[index] = params[index].read(in);
            index++;
        }
        if (index < params.length) throw new Mismatch(target.getName() + " takes more arguments");
        return arguments;
    }

    /** Call it; what it throws is wrapped as reflection does. */
    Object call(Object object, Object[] arguments)
            throws InvocationTargetException, IllegalAccessException, InstantiationException {
        if (target instanceof Method method) return method.invoke(object, arguments);
        return ((Constructor<?>) target).newInstance(arguments);
    }

    ValueType returns() {
        if (target instanceof Constructor) return VOID;
        return signature == null ? ValueType.UNKNOWN : signature.returns();
    }

    /** The index of the argument that is part of the value; -1 for none. */
    int inPlace() {
        return signature == null ? -1 : signature.inPlace();
    }

    /** The type of a value that {@link #inPlace} makes: the argument, or the return value and it. */
    ValueType valueType() {
        if (inPlace() < 0) return returns();
        ValueType argument = signature.params().get(inPlace());
        return returns().is("void") ? argument : new ValueType("tuple", List.of(returns(), argument));
    }

    /** The value of a call as the contract has it. */
    Object value(Object returned, Object[] arguments) {
        if (inPlace() < 0) return returned;
        Object argument = arguments[inPlace()];
        return returns().is("void") ? argument : Arrays.asList(returned, argument);
    }
}
