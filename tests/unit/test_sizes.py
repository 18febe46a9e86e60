"""A function aims at 15 lines and stops at 40, a module aims at 100 and stops at 250."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
FUNCTION_STOPS_AT = 40
MODULE_STOPS_AT = 250


def too_long(source: str, place: str) -> Iterator[str]:
    lines = len(source.splitlines())
    if lines > MODULE_STOPS_AT:
        yield f"{place}:{MODULE_STOPS_AT + 1}: a module of {lines} lines"
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            length = function_length(node)
            if length > FUNCTION_STOPS_AT:
                yield f"{place}:{node.lineno}: {node.name} has {length} lines"


def function_length(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """From `def` to its last line; the docstring does not count."""
    length = (function.end_lineno or function.lineno) - function.lineno + 1
    if ast.get_docstring(function) is not None:
        docstring = function.body[0]
        length -= (docstring.end_lineno or docstring.lineno) - docstring.lineno + 1
    return length


@pytest.mark.parametrize("package", ["bot", "adapters", "evals"])
def test_nothing_is_too_long(package: str) -> None:
    found = [
        fault
        for path in sorted((ROOT / package).rglob("*.py"))
        for fault in too_long(path.read_text(encoding="utf-8"), str(path.relative_to(ROOT)))
    ]

    assert not found, "name the two things it does, and part them:\n" + "\n".join(found)


def function_of(lines: int, docstring: int = 0) -> str:
    words = ['    """Says', *["    more"] * (docstring - 2), '    """'] if docstring else []
    return "\n".join(["def f():", *words, *["    x = 1"] * (lines - 1)])


def test_a_function_of_forty_lines_is_not_too_long() -> None:
    assert not list(too_long(function_of(40), "m.py"))
    assert not list(too_long(function_of(40, docstring=5), "m.py"))


def test_a_longer_function_is_named_with_its_place() -> None:
    assert list(too_long("\n\n" + function_of(41), "m.py")) == ["m.py:3: f has 41 lines"]


def test_a_longer_method_is_found_too() -> None:
    method = "class A:\n" + "\n".join(f"    {line}" for line in function_of(41).splitlines())

    assert list(too_long(method, "m.py")) == ["m.py:2: f has 41 lines"]


def test_a_module_stops_at_250_lines() -> None:
    assert not list(too_long("x = 1\n" * 250, "m.py"))
    assert list(too_long("x = 1\n" * 251, "m.py")) == ["m.py:251: a module of 251 lines"]
