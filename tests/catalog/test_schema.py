"""Editors are told the same as the program checks."""

import json
from pathlib import Path

import jsonschema
import pytest
import yaml

from tests.catalog.office import RIGHT, UNITS
from tracker.catalog.schema import json_schemas, text_of

ROOT = Path(__file__).parents[2]
SCHEMAS = json_schemas()


class AsEditorsRead(yaml.SafeLoader):
    """Dates stay text."""

    yaml_implicit_resolvers = {
        first: [each for each in several if each[0] != "tag:yaml.org,2002:timestamp"]
        for first, several in yaml.SafeLoader.yaml_implicit_resolvers.items()}


def problems(name: str, text: str) -> list[str]:
    value = yaml.load(text, Loader=AsEditorsRead)
    return [error.message for error in jsonschema.Draft202012Validator(SCHEMAS[name]).iter_errors(value)]


@pytest.mark.parametrize("name", SCHEMAS)
def test_the_committed_schema_is_the_one_of_the_models(name):
    again = "python -m tracker.catalog.schema"
    assert (ROOT / "docs/schema" / name).read_text(encoding="utf-8") == text_of(SCHEMAS[name]), f"run {again}"


@pytest.mark.parametrize("name", SCHEMAS)
def test_a_schema_is_valid_and_every_key_not_in_it_is_refused(name):
    jsonschema.Draft202012Validator.check_schema(SCHEMAS[name])
    objects = [each for each in SCHEMAS[name]["$defs"].values() if "properties" in each]
    assert objects
    assert all(each["additionalProperties"] is False for each in objects)


@pytest.mark.parametrize(("name", "path"), [
    ("indicators.schema.json", "indicators.yaml"), ("units.schema.json", "data/units.yaml"),
    ("plan.schema.json", "data/plans/sofia-2013.yaml"), ("plan.schema.json", "data/plans/stara-zagora-2015.yaml")])
def test_the_files_of_this_office_fit_their_schemas(name, path):
    assert problems(name, (ROOT / path).read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(("right", "wrong"), [
    ("measure: ratio", "mesure: ratio"), ("type: count", "type: cnt"), ("value: 90", "value: 30 %"),
    ('period: "2014"', "period: 2014-12-31"), ("over_time: last", "over_time:"), ("rows:", "row:")])
def test_an_editor_marks_what_the_program_would_refuse(right, wrong):
    assert problems("indicators.schema.json", RIGHT) == []
    assert problems("indicators.schema.json", RIGHT.replace(right, wrong, 1))


def test_an_editor_marks_a_unit_that_opens_on_no_date():
    assert problems("units.schema.json", UNITS) == []
    assert problems("units.schema.json", UNITS.replace("opened", "opend"))


def test_a_schema_says_what_is_bad():
    described = json.dumps(SCHEMAS["indicators.schema.json"], ensure_ascii=False)
    assert described.count("Bad: ") >= 8
