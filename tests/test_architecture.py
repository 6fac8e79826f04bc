"""What holds the house up: who may import whom, and what is found nowhere in it."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.harness import rules
from tests.harness.rules import Rule
from tests.harness.sources import ROOT, Source, python_files, text_files

HOME = "/home" + "/ana/"
HOST = "pypi" + ".org"

PYTHON_RULES: dict[Rule, list[tuple[str, str]]] = {  # with files in which each must find something
    rules.domain_knows_only_the_standard_library: [
        ("tracker/domain/plan.py", "import pydantic"),
        ("tracker/domain/plan.py", "from tracker.db import engine"),
        ("tracker/domain/plan.py", "def late():\n    from babel import numbers"),
    ],
    rules.nothing_is_made_at_import: [
        ("dashboards/app.py", "app = Dash(__name__)"),
        ("dashboards/app.py", "class App:\n    server = flask.Flask('x')"),
        ("tracker/db/engine.py", "ENGINE = sqlalchemy.create_engine(URL)"),
        ("tracker/files/frames.py", "def table(frame=pandas.read_csv('a.csv')): ..."),
    ],
    rules.imports_stand_at_the_top: [
        ("tracker/services/entry.py", "def save():\n    import tracker.db"),
        ("dashboards/app.py", "class A:\n    def b(self):\n        if True:\n            from dash import Dash"),
    ],
    rules.every_except_names_its_error: [("tests/test_x.py", "try:\n    pass\nexcept:\n    pass")],
    rules.only_the_command_line_prints: [("tracker/db/engine.py", "print(1)")],
    rules.only_settings_read_the_environment: [
        ("dashboards/wsgi.py", "import os\nos.environ['A']"),
        ("dashboards/wsgi.py", "from os import getenv"),
        ("tracker/cli.py", "import os\nhome = os.getenv('HOME')"),
    ],
    rules.no_file_is_too_long: [("tests/test_x.py", "x = 1\n" * 301)],
    rules.no_test_is_left_out_or_waits: [
        ("tests/test_x.py", "@pytest.mark.skip\ndef test_x(): ..."),
        ("tests/test_x.py", "from time import sleep\nsleep(1)"),
        ("tests/browser/test_x.py", "page.wait_for_timeout(100)"),
    ],
}
TEXT_RULES: dict[Rule, list[tuple[str, str]]] = {
    rules.no_path_of_one_machine: [("README.md", f"cd {HOME}tracker"), ("Makefile", "cp /" + "root/x .")],
    rules.no_place_to_get_packages_from: [
        ("README.md", f"https://{HOST}/simple"), ("constraints.txt", "--index" + "-url x")],
    rules.constraints_hold_names_versions_and_hashes: [
        ("constraints.txt", "dash==4.4.1"),
        ("tests/constraints.txt", "dash @ https://example.org/dash.whl \\"),
    ],
}
RULES = PYTHON_RULES | TEXT_RULES
GOOD = [
    ("tracker/domain/plan.py", "from dataclasses import dataclass\nfrom tracker.domain.words import Words"),
    ("tracker/db/engine.py", "def open_engine(url):\n    return create_engine(url)"),
    ("tracker/db/engine.py", "make = lambda url: create_engine(url)"),
    ("dashboards/wsgi.py", "app = Dash(__name__)"),
    ("tracker/cli.py", "def serve():\n    import dash\n    print(dash)"),
    ("tracker/settings.py", "import os\nhome = os.environ['HOME']"),
    ("dashboards/answers.py", "def answer(environ):\n    return environ['PATH_INFO'] or request.environ"),
    ("constraints.txt", "pandas==3.1.1 ; python_version < '3.14' \\\n    --hash=sha256:" + "a" * 64),
]


def wrong(rule: Rule, sources: list[Source]) -> Iterator[str]:
    for source in sources:
        for line, what in rule(source):
            yield f"{source.name}:{line} {what}"


def lint_imports(folder: Path) -> subprocess.CompletedProcess[str]:
    """Run as `lint-imports` is by hand, for there its contracts are read from `pyproject.toml`."""
    command = [Path(sys.executable).with_name("lint-imports"), "--no-cache"]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False, timeout=60)


@pytest.fixture(scope="session")
def texts() -> list[Source]:
    return list(text_files())


def test_each_layer_imports_only_what_it_may() -> None:
    done = lint_imports(ROOT)
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("rule", PYTHON_RULES, ids=lambda rule: rule.__name__)
def test_the_program_keeps_the_rule_that(rule: Rule) -> None:
    assert list(wrong(rule, python_files())) == []


@pytest.mark.parametrize("rule", TEXT_RULES, ids=lambda rule: rule.__name__)
def test_every_file_keeps_the_rule_of(rule: Rule, texts: list[Source]) -> None:
    assert list(wrong(rule, texts)) == []


@pytest.mark.parametrize(("rule", "name", "text"), [
    pytest.param(rule, name, text, id=f"{rule.__name__}-{number}")
    for rule, examples in RULES.items() for number, (name, text) in enumerate(examples)
])
def test_a_rule_finds_what_breaks_it(rule: Rule, name: str, text: str) -> None:
    assert list(rule(Source(name, text))) != []


@pytest.mark.parametrize(("name", "text"), GOOD)
def test_good_manners_break_no_rule(name: str, text: str) -> None:
    source = Source(name, text)
    assert [what for rule in RULES if name.endswith(".py") or rule in TEXT_RULES for what in rule(source)] == []


def test_the_rules_see_the_files_they_are_about(texts: list[Source]) -> None:
    names = {source.name for source in texts}
    assert {"tracker/errors.py", "constraints.txt", "tests/conftest.py", ".ci/run", "Makefile"} <= names
    assert not any(name.startswith((".venv", ".git/")) or "__pycache__" in name for name in names)
