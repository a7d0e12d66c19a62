"""The protocol as one schema document, from which the TypeScript types are generated.

`python -m apps.api.wire.schema` writes it, and the reference part of docs/protocol.md.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter
from pydantic.json_schema import models_json_schema

from apps.api.domain.report import Report
from apps.api.wire import rest
from apps.api.wire.client import AnyClientMessage
from apps.api.wire.envelope import PROTOCOL_VERSION
from apps.api.wire.reference import PROTOCOL_PATH, with_reference
from apps.api.wire.server import AnyServerMessage

SCHEMA_PATH = Path(__file__).parents[2] / "web" / "openapi.json"
_REF = "#/components/schemas/{model}"
_REST_MODELS = (
    rest.HealthView,
    rest.LobbyView,
    rest.SessionRequest,
    rest.SessionCreated,
    rest.TicketView,
    rest.SessionStatusView,
    rest.ErrorBody,
)


def document() -> dict[str, Any]:
    """An OpenAPI 3.1 document without paths: `ServerMessage`, `ClientMessage` and REST bodies."""
    schemas: dict[str, Any] = {}
    _, rest_schema = models_json_schema(
        [(model, "serialization") for model in _REST_MODELS], ref_template=_REF
    )
    schemas.update(rest_schema["$defs"])
    roots = {
        "ServerMessage": TypeAdapter[Any](AnyServerMessage),
        "ClientMessage": TypeAdapter[Any](AnyClientMessage),
        "Report": TypeAdapter[Any](Report),
    }
    for name, root in roots.items():
        mode = "validation" if name == "ClientMessage" else "serialization"
        schema = root.json_schema(ref_template=_REF, mode=mode)
        schemas.update(schema.pop("$defs", {}))
        schemas[name] = schema
    return {
        "openapi": "3.1.0",
        "info": {"title": "Dry Run", "version": str(PROTOCOL_VERSION)},
        "paths": {},
        "components": {"schemas": dict(sorted(schemas.items()))},
    }


def main(argv: list[str] | None = None) -> int:
    """Write what is generated, or with `--check` say whether what is written is up to date."""
    parser = argparse.ArgumentParser(prog="python -m apps.api.wire.schema", description=__doc__)
    parser.add_argument("--check", action="store_true", help="change nothing, exit 1 when stale")
    check = parser.parse_args(argv).check
    generated = {
        SCHEMA_PATH: json.dumps(document(), indent=2) + "\n",
        PROTOCOL_PATH: with_reference(PROTOCOL_PATH.read_text()),
    }
    stale = [
        path for path, text in generated.items() if not path.exists() or path.read_text() != text
    ]
    for path in stale:
        if check:
            sys.stderr.write(f"{path.name} is stale: run python -m apps.api.wire.schema\n")
        else:
            path.write_text(generated[path])
    return 1 if check and stale else 0


if __name__ == "__main__":
    raise SystemExit(main())
