package box;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The types of one function; {@code inPlace} is -1 unless an argument is part of the value. */
record Signature(List<ValueType> params, ValueType returns, int inPlace) {
    static Signature of(Object json) {
        Map<?, ?> fields = (Map<?, ?>) json;
        List<ValueType> params = new ArrayList<>();
        for (Object param : (List<?>) fields.get("params")) params.add(ValueType.of(param));
        int inPlace = fields.get("in_place") instanceof Integer index ? index : -1;
        return new Signature(params, ValueType.of(fields.get("returns")), inPlace);
    }
}
