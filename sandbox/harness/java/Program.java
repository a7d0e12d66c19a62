package box;

/** A compiled program that serves calls; its classes are loaded with the first. */
final class Program {
    private final Bundle bundle;
    private String name = "";
    private Entry entry;

    Program(byte[] packed) {
        this.bundle = Bundle.unpack(packed);
    }

    /** Serve one call; every failure becomes an answer. */
    Answer call(byte[] text, int at) {
        Answer answer;
        try {
            if (entry == null) load();
            JsonWriter out = new JsonWriter();
            entry.call(new JsonReader(text, at), new ValueWriter(out));
            answer = Answer.value(out.text());
        } catch (Throwable thrown) {
            answer = Failure.answer(thrown, name);
        }
        Console.flush();
        return answer;
    }

    private void load() {
        Job job = Job.read(bundle.job(), 0);
        name = job.entry();
        ProgramLoader loader = new ProgramLoader(bundle.classes());
        Thread.currentThread().setContextClassLoader(loader);
        entry = Entry.of(job, loader);
    }
}
