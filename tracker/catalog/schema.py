"""JSON Schemas of the definition files, for editors; from the models, so that the two cannot differ.

`python -m tracker.catalog.schema` writes them to docs/schema. The first line of a file then says
`# yaml-language-server: $schema=docs/schema/indicators.schema.json`.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter

from tracker.catalog.mapping_file import MappingYaml
from tracker.catalog.models import DefinitionsYaml, Units
from tracker.catalog.plan_file import PlanFile

FOLDER = Path("docs/schema")
_DRAFT = "https://json-schema.org/draft/2020-12/schema"


def json_schemas() -> dict[str, dict[str, Any]]:
    """By file name."""
    shapes = {"indicators": DefinitionsYaml.model_json_schema(), "units": TypeAdapter(Units).json_schema(),
              "plan": PlanFile.model_json_schema(), "mapping": MappingYaml.model_json_schema()}
    return {f"{name}.schema.json": {"$schema": _DRAFT, **shape, "title": name} for name, shape in shapes.items()}


def text_of(schema: dict[str, Any]) -> str:
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"


if __name__ == "__main__":
    FOLDER.mkdir(parents=True, exist_ok=True)
    for file, schema in json_schemas().items():
        (FOLDER / file).write_text(text_of(schema), encoding="utf-8")
