"""YAML as people write it: what is read, what is refused, and what they are told."""

from datetime import date
from decimal import Decimal

import pytest
import yaml

from bot.guidance.yaml_tree import read_yaml


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("25", 25),
        ("-3", -3),
        ("25.10", Decimal("25.10")),
        ("2027-03-31", date(2027, 3, 31)),
        ("", None),
        ("null", None),
        ("~", None),
        ("08:00", "08:00"),
        ("19:abc@thread.tacv2", "19:abc@thread.tacv2"),
        ("10%", "10%"),
        ("'yes'", "yes"),
        ('"2026"', "2026"),
        ("can't cope", "can't cope"),
        ("[a, 'b, c']", ["a", "b, c"]),
        ("{x: 1}", {"x": 1}),
        (">-\n  two\n  lines\n", "two lines"),
        ("text # a comment", "text"),
    ],
)
def test_values_are_read_as_a_person_reads_them(written: str, value: object) -> None:
    tree = read_yaml(f"key: {written}", "x.yaml")
    assert tree.faults == []
    assert tree.value == {"key": value}
    assert [type(v) for v in tree.value.values()] == [type(value)]


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("yes", "yaml-surprise"),
        ("No", "yaml-surprise"),
        ("on", "yaml-surprise"),
        ("true", "yaml-surprise"),
        ("010", "yaml-surprise"),
        ("0x1F", "yaml-surprise"),
        ("1_000", "yaml-surprise"),
        ("12:30", "yaml-surprise"),
        (".inf", "yaml-surprise"),
        ("9" * 5000, "yaml-surprise"),
        ("2027-02-30", "yaml-surprise"),
        ("&a x", None),
        ("*a", "yaml-alias"),
        ("!secret x", "yaml-tag"),
        ("!!python/object:os.system x", "yaml-tag"),
        ("Order #12", "yaml-comment"),
        ("#help-desk", "yaml-comment"),
    ],
)
def test_what_yaml_reads_otherwise_is_refused_or_pointed_out(written: str, code: str) -> None:
    tree = read_yaml(f"first: &a 1\nkey: {written}", "x.yaml")
    expected = [("x.yaml", 2, code)] if code else []
    assert [(f.path, f.line, f.code) for f in tree.faults] == expected


@pytest.mark.parametrize("loader", [yaml.CSafeLoader, yaml.SafeLoader])
@pytest.mark.parametrize(
    ("text", "line", "do"),
    [
        ("a: 1\nb: right first: explain later", 2, "colon in quotes"),
        ("a: 1\n  b: 2", 2, "line keys up"),
        ("a: 1\nb: [x, y\nc: 2\nd: 3", 2, "close it"),
        ("a: 1\nb: {slack: #help}\nc: 2", 2, "holds #"),
        ("a: 1\nb: 'it\nc: 2\n", 2, "close it"),
        ("a: 1\nb: @home", 2, "in quotes"),
        ("a: 1\nb: `x`", 2, "in quotes"),
        ("a: 1\nb:\n\t- x", 3, "no tabs"),
        ("a: x\n\tb: y", 2, "no tabs"),
        ('a: 1\nb: "x" y', 2, "after a closing quotation mark"),
        ('a: "TW-\\d{6}"', 1, "write it twice"),
        ("a: 1\nb: - x", 2, "line of its own"),
        ("a: 1\nb: x\x07y", 2, "delete it"),
        ("a: 1\n---\nb: 2", 2, "remove the `---`"),
        ("- a\n- b", 1, "`key: value`"),
        ("only words", 1, "`key: value`"),
        ("", 1, "`key: value`"),
        ("? [a]\n: b", 1, "`key: value`"),
        ("a: 1\nb: " + "[" * 60, 2, "brackets"),
    ],
)
def test_broken_yaml_is_explained(
    loader: type[yaml.SafeLoader], text: str, line: int, do: str
) -> None:
    tree = read_yaml(text, "x.yaml", loader=loader)
    assert tree.value is None
    assert [fault.line for fault in tree.faults] == [line]
    assert do in tree.faults[0].do


def test_lines_count_from_where_the_text_stands_in_its_file() -> None:
    tree = read_yaml("a: x\u2028y\nb:\n  - c: 1\n    d: 2\n", "x.md", first_line=2)
    assert tree.lines == {"a": 2, "b": 3, "b.0": 4, "b.0.c": 4, "b.0.d": 5}
