"""Rules about the sources. Each takes a file and tells what is wrong in it, by line."""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Callable, Iterator
from itertools import chain

from tests.harness.sources import Source

Wrong = Iterator[tuple[int, str]]
Rule = Callable[[Source], Wrong]

PRODUCT = ("tracker", "dashboards")
MOST_LINES = 300
OF_THE_DOMAIN = re.compile(r"tracker\.errors|tracker\.domain(\..+)?")
MACHINE_PATH = re.compile(r"(?<![\w.~-])/(?:work|root|home/\w+)/")
PACKAGE_HOST = re.compile(r"\b(?:pypi|pythonhosted|npmjs|debian)\.(?:org|com|net)\b")
PACKAGE_INDEX = re.compile(r"--(?:extra-)?index[-]url|--find[-]links|--trusted[-]host")
MADE_AT_IMPORT = re.compile(r"Dash|Flask|create_engine|read_\w+")
UNTESTED = {"skip", "skipif", "importorskip", "xfail", "sleep", "wait_for_timeout"}
Function = (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda)


def domain_knows_only_the_standard_library(source: Source) -> Wrong:
    if source.is_under("tracker/domain"):
        for line, module in _imported(source.tree):
            if not (module.split(".")[0] in sys.stdlib_module_names or OF_THE_DOMAIN.fullmatch(module)):
                yield line, f"imports {module}"


def nothing_is_made_at_import(source: Source) -> Wrong:
    """A module-level app, engine or frame is shared by all, goes stale, and slows every start."""
    if source.is_under(*PRODUCT) and source.name != "dashboards/wsgi.py":
        for node in _at_import(source.tree):
            if isinstance(node, ast.Call) and MADE_AT_IMPORT.fullmatch(_name(node.func)):
                yield node.lineno, f"calls {_name(node.func)} when it is imported"


def imports_stand_at_the_top(source: Source) -> Wrong:
    """An import hidden in a function hides a circle; the command line alone may, to start fast."""
    if source.is_under(*PRODUCT) and not _is_cli(source):
        for function in (node for node in ast.walk(source.tree) if isinstance(node, Function)):
            for node in ast.walk(function):
                if isinstance(node, ast.Import | ast.ImportFrom):
                    yield node.lineno, "imports within a function"


def every_except_names_its_error(source: Source) -> Wrong:
    for node in ast.walk(source.tree):
        if isinstance(node, ast.ExceptHandler) and node.type is None:
            yield node.lineno, "catches everything"


def only_the_command_line_prints(source: Source) -> Wrong:
    if source.is_under(*PRODUCT) and not _is_cli(source):
        for node in ast.walk(source.tree):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "print":
                yield node.lineno, "prints"


def only_settings_read_the_environment(source: Source) -> Wrong:
    if source.is_under(*PRODUCT) and source.name != "tracker/settings.py":
        for node in ast.walk(source.tree):
            imported = [alias.name for alias in node.names] if isinstance(node, ast.ImportFrom) else []
            asked = [node.attr] if isinstance(node, ast.Attribute) and ast.unparse(node.value) != "request" else []
            for name in [*asked, *imported]:
                if name in ("environ", "environb", "getenv", "getenvb"):
                    yield node.lineno, f"reads {name}"


def no_file_is_too_long(source: Source) -> Wrong:
    lines = source.text.count("\n")
    if lines > MOST_LINES and not source.is_under("tracker/db/migrations/versions"):
        yield lines, f"has {lines} lines, more than {MOST_LINES}"


def no_test_is_left_out_or_waits(source: Source) -> Wrong:
    if source.is_under("tests"):
        for node in ast.walk(source.tree):
            if _name(node) in UNTESTED:
                yield node.lineno, f"uses {_name(node)}"


def no_path_of_one_machine(source: Source) -> Wrong:
    yield from _matches(source, MACHINE_PATH)


def no_place_to_get_packages_from(source: Source) -> Wrong:
    yield from _matches(source, PACKAGE_HOST)
    yield from _matches(source, PACKAGE_INDEX)


def constraints_hold_names_versions_and_hashes(source: Source) -> Wrong:
    if source.name.endswith("constraints.txt"):
        for number, line in enumerate(source.text.splitlines(), start=1):
            if not re.fullmatch(r"[a-z0-9-]+==\S+( ; [^\\]+)? \\|    --hash=sha256:[0-9a-f]{64}( \\)?", line):
                yield number, line


def _matches(source: Source, pattern: re.Pattern[str]) -> Wrong:
    for number, line in enumerate(source.text.splitlines(), start=1):
        for found in pattern.findall(line):
            yield number, f"names {found}"


def _is_cli(source: Source) -> bool:
    return source.name.startswith("tracker/cli")


def _imported(tree: ast.AST) -> Iterator[tuple[int, str]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.lineno, node.module or "."


def _at_import(node: ast.AST) -> Iterator[ast.AST]:
    """What runs when a module is imported: all but the bodies of functions."""
    if isinstance(node, Function):
        inner: Iterator[ast.AST] = chain(getattr(node, "decorator_list", ()), ast.iter_child_nodes(node.args))
    else:
        inner = ast.iter_child_nodes(node)
    for child in inner:
        yield child
        yield from _at_import(child)


def _name(node: ast.AST) -> str:
    """The last word of a name: `create_engine` of `sqlalchemy.create_engine`."""
    if isinstance(node, ast.Attribute):
        return node.attr
    return node.id if isinstance(node, ast.Name) else ""
