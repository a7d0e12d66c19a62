package box;

/** A method of the class Solution, called on a new object for every call unless it is static. */
final class FunctionEntry implements Entry {
    private final Invocation constructor;
    private final Invocation method;

    private FunctionEntry(Invocation constructor, Invocation method) {
        this.constructor = constructor;
        this.method = method;
    }

    static FunctionEntry of(Job job, ProgramLoader loader) {
        Class<?> owner = loader.find("Solution");
        Invocation method = Invocation.find(owner, job.entry(), job.signature());
        Invocation constructor = method.needsObject() ? Invocation.findDefault(owner) : null;
        return new FunctionEntry(constructor, method);
    }

    @Override
    public void call(JsonReader in, ValueWriter out) throws ReflectiveOperationException {
        Object[] arguments = method.readArguments(in);
        Object solution = constructor == null ? null : constructor.call(null, new Object[0]);
        Object returned = method.call(solution, arguments);
        out.write(method.value(returned, arguments), method.valueType());
    }
}
