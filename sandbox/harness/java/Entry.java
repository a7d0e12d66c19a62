package box;

/** What a program is asked to do with each call. */
interface Entry {
    /** Serve one call; {@code out} gets the JSON of its value. */
    void call(JsonReader arguments, ValueWriter out) throws ReflectiveOperationException;

    /** Find what the job names among the program's classes. */
    static Entry of(Job job, ProgramLoader loader) {
        if (job.methods() == null) return FunctionEntry.of(job, loader);
        return new ObjectEntry(job, loader.find(job.entry()));
    }
}
