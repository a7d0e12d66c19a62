"""What g++ says about a program, as the candidate should read it."""

import re

_MAX_ERRORS = 5
_HEAD = re.compile(
    r"^(?P<file>[^\s:][^:]*):(?P<place>\d+(?::\d+)?): (?P<kind>[a-z ]+): (?P<text>.*)"
)
_REQUIRED = re.compile(r"^(solution\.cpp:\d+(?::\d+)?):\s+required from")
_OWN_FILES = ("solution.cpp", "./solution.cpp")
_UNDECLARED = re.compile(r"has not been declared|was not declared|is not a member of|does not name")
_TROUBLE = {
    "out of memory": "compiling needs more memory than it may",
    "File size limit": "the compiled program is too large",
    "No space left": "the compiled program is too large",
    "Killed signal": "compiling needs more memory than it may",
}
_UNKNOWN = "the compiler failed on this program"


def of_source(output: str) -> str:
    """Return the errors of the candidate's file compiled alone, each with its line there."""
    errors: list[list[str]] = []
    block: list[str] | None = None
    required = None
    for line in output.splitlines():
        if found := _REQUIRED.match(line):
            required = found[1]
        if head := _HEAD.match(line):
            block = None
            if "error" in head["kind"]:
                own = head["file"] in _OWN_FILES
                place = f"solution.cpp:{head['place']}" if own else required or "solution.cpp"
                errors.append([f"{place}: {head['kind']}: {head['text']}"])
                # The lines of others' files would not help.
                block = errors[-1] if own else None
                required = None
        elif line.startswith(("In file included", "                 from", "compilation term")):
            block = None
        elif block is not None and line.startswith(" "):
            block.append(line)
    if not errors:
        return _trouble(output)
    texts = dict.fromkeys("\n".join(error) for error in errors)
    return "\n".join(list(texts)[:_MAX_ERRORS])


def of_interface(output: str, entry: str) -> str:
    """Say why a program that compiles alone does not fit the question."""
    for line in output.splitlines():
        head = _HEAD.match(line)
        if head is None or "error" not in head["kind"]:
            continue
        if head["file"] == "main.cpp":
            return f"solution.cpp: {_unfit(head['text'], entry)}"
        # For instance a parameter's type that cannot be made without arguments.
        return f"solution.cpp: the types of {entry} do not fit: {head['text']}"
    return of_source(output)


def _unfit(text: str, entry: str) -> str:
    if _UNDECLARED.search(text):
        missing = re.search(r"'(?:::)?([\w:]+)'", text)
        name = missing[1] if missing else entry
        if name == entry:
            return f"nothing named {entry} is defined"
        return f"{entry} has no {name.split('::')[-1]}"
    if "unresolved overloaded" in text or "no matching function" in text:
        return f"{entry} must be one function, neither overloaded nor a template"
    return text.replace("dryrun_box::", "")


def _trouble(output: str) -> str:
    for sign, text in _TROUBLE.items():
        if sign in output:
            return text
    undefined = re.search(r"undefined (?:symbol|reference).*", output)
    return f"solution.cpp: {undefined[0]}" if undefined else _UNKNOWN
