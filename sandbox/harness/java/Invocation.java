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
            boolean known = declared.length == params.length;
            Type type = known ? declared[i] : target.getParameterTypes()[i];
            params[i] = Readings.of(type, paramType(i));
        }
    }

    private ValueType paramType(int index) {
        return signature == null ? ValueType.UNKNOWN : signature.params().get(index);
    }

    /**
     * Find the one method or constructor of a class that takes what the signature says.
     *
     * @throws CompileError there is none, or more than one.
     */
    static Invocation find(Class<?> owner, String name, Signature signature) {
        boolean constructs = owner.getSimpleName().equals(name);
        Executable[] all =
                constructs ? owner.getDeclaredConstructors() : owner.getDeclaredMethods();
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
        boolean constructs = owner.getSimpleName().equals(name);
        String what = constructs ? "constructor" : "method named " + name;
        String where = "solution.java: class " + owner.getSimpleName() + " defines ";
        if (named == 0) return where + "no " + what;
        String many = fitting == 0 ? "no " : "more than one ";
        if (signature == null) return where + many + what;
        return where + many + what + " with " + signature.params().size() + " parameters";
    }

    boolean needsObject() {
        return !Modifier.isStatic(target.getModifiers());
    }

    Object[] readArguments(JsonReader in) {
        Object[] arguments = new Object[params.length];
        int index = 0;
        in.open('[');
        while (in.more(']')) {
            if (index == params.length) throw countMismatch("fewer");
            arguments[index] = params[index].read(in);
            index++;
        }
        if (index < params.length) throw countMismatch("more");
        return arguments;
    }

    private Mismatch countMismatch(String wanted) {
        return new Mismatch(target.getName() + " takes " + wanted + " arguments");
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

    /** The type of what {@link #value} makes: of the argument, or of the returned value and it. */
    ValueType valueType() {
        if (inPlace() < 0) return returns();
        ValueType argument = signature.params().get(inPlace());
        if (returns().is("void")) return argument;
        return new ValueType("tuple", List.of(returns(), argument));
    }

    /** The value of a call as the contract has it. */
    Object value(Object returned, Object[] arguments) {
        if (inPlace() < 0) return returned;
        Object argument = arguments[inPlace()];
        return returns().is("void") ? argument : Arrays.asList(returned, argument);
    }
}
