#!/usr/bin/python3
"""Whatever ships validates against its published schema, and files of a broken form don't."""

import json
import sys
from pathlib import Path

from jsonschema import Draft202012Validator

source = Path(sys.argv[1])
# Faults of form in tests/data/rules/broken.tsv; the others are about what the parts make together.
of_form = [
    "unknown name", "missing name", "wrong kind", "text in place of object", "empty text", "number out of bounds",
    "start missing", "unknown calendar", "Chinese title missing", "title missing", "limit without unit", "unknown unit",
    "limit of nothing", "urgent limit missing", "type that is none", "unknown role", "action without role",
    "unknown effect", "from missing", "unknown form to print", "unknown type of field", "when that is none",
    "unknown block", "key of two letters", "calendar with an unknown member", "weekday that is none",
    "neither work nor rest", "rest with hours", "work without hours", "provisional that is no truth",
    "holidays without region", "calendar without a number",
]


def validator(kind):
    schema = json.loads((source / f"resources/schemas/{kind}.schema.json").read_text())
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema)


schemas = {kind: validator(kind) for kind in ("workflow", "calendar")}
wrong = []
sound = 0
for kind, schema in schemas.items():
    files = sorted((source / f"resources/{kind}s").glob("*.json")) + [source / f"tests/data/rules/mini_{kind}.json"]
    for file in files:
        faults = [fault.message for fault in schema.iter_errors(json.loads(file.read_text()))]
        sound += 1
        if faults:
            wrong.append(f"{file}: {faults[0]}")

refused = 0
for row in (source / "tests/data/rules/broken.tsv").read_text().splitlines():
    cells = row.split("\t")
    if cells[0] not in of_form:
        continue
    of_form.remove(cells[0])
    kind = cells[1].removeprefix("mini_").removesuffix(".json")
    text = (source / "tests/data/rules" / cells[1]).read_text().replace(cells[2], cells[3], 1)
    refused += 1
    if schemas[kind].is_valid(json.loads(text)):
        wrong.append(f"{cells[0]}: the schema lets it pass")

wrong += [f"{name}: there is no such row" for name in of_form]
print("\n".join(wrong) if wrong else f"{sound} sound files and {refused} broken ones are as they should be")
sys.exit(1 if wrong else 0)
