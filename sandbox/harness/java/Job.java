package box;

import java.util.LinkedHashMap;
import java.util.Map;

/** A program as the supervisor describes it; {@code signature} and {@code methods} may be null. */
record Job(String source, String entry, Signature signature, Map<String, Signature> methods) {
    static Job read(byte[] json, int at) {
        Map<?, ?> fields = (Map<?, ?>) new JsonReader(json, at).readAny();
        Object signature = fields.get("signature");
        return new Job(
                (String) fields.get("source"),
                (String) fields.get("entry"),
                signature == null ? null : Signature.of(signature),
                fields.get("methods") instanceof Map<?, ?> methods ? methodsOf(methods) : null);
    }

    /** A program of plain JSON values. */
    static Job plain(String source) {
        return new Job(source, "solution", null, null);
    }

    private static Map<String, Signature> methodsOf(Map<?, ?> json) {
        Map<String, Signature> methods = new LinkedHashMap<>();
        json.forEach((name, signature) -> methods.put((String) name, Signature.of(signature)));
        return methods;
    }
}
