/** The candidate's own input: one JSON list of arguments. */
import { parseJson } from "../../wire/decode";
import type { Json, QuestionView } from "../../wire/messages";

export type CustomInput =
  | { readonly kind: "valid"; readonly args: Json[] }
  | { readonly kind: "invalid"; readonly error: string };

type Signature = Pick<QuestionView, "entry" | "params">;

export function readCustomInput(text: string, { entry, params }: Signature): CustomInput {
  const value = parseJson(text);
  if (value === undefined)
    return invalid(
      "This is not JSON. Strings need double quotes, and nothing may follow the list.",
    );
  if (!Array.isArray(value))
    return invalid("Write all arguments in one list, such as [[3, 2, 4], 6].");
  if (value.length !== params.length) {
    const names = params.map(({ name, type }) => `${name}: ${type}`).join(", ");
    const wanted = params.length === 1 ? "1 argument" : `${params.length} arguments`;
    return invalid(`${entry}(${names}) takes ${wanted}; this list has ${value.length}.`);
  }
  return { kind: "valid", args: value };
}

function invalid(error: string): CustomInput {
  return { kind: "invalid", error };
}
