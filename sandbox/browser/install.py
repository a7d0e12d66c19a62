"""Makes modules of texts inside Pyodide: `install` takes a JSON object of sources by name."""

import json
import sys
import types


def install(sources: str) -> None:
    """Run the modules in their order, as if they had been imported."""
    for name, source in json.loads(sources).items():
        module = types.ModuleType(name)
        module.__path__ = []
        sys.modules[name] = module
        exec(compile(source, f"{name}.py", "exec", dont_inherit=True), module.__dict__)  # noqa: S102
        parent, _, child = name.rpartition(".")
        if parent:
            setattr(sys.modules[parent], child, module)
