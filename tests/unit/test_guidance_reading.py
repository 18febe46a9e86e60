"""Reading the knowledge folder: each fault is told once, with its line; nothing makes it raise."""

from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.guidance.items import Limit
from bot.guidance.layout import FILES
from bot.guidance.reading import MAX_BYTES, read_folder
from tests.unit.guidance_folder import EXAMPLE, FOLDER, LIMIT, PRINCIPLE, a_folder, broken, other

P, E, L = "principles/put-it-right.md", "examples/late-mixer.md", "limits/goodwill-credit.md"


def told(files: dict[str, bytes]) -> list[tuple[str, int, str]]:
    """Path, line and code of each fault."""
    return [(f.path, f.line, f.code) for f in read_folder(files).faults]


def test_a_sound_folder_gives_its_base_as_written() -> None:
    reading = read_folder(a_folder())
    assert reading.faults == ()
    assert reading.base is not None
    limit = reading.base.by_id["goodwill-credit"]
    assert isinstance(limit, Limit)
    assert [str(tier.up_to) for tier in limit.tiers] == ["25.00", "250.00"]
    assert limit.tiers[0].up_to == Decimal(25)
    assert limit.review_by == date(2027, 3, 31)
    assert limit.path == L
    assert [s.heading for s in limit.sections] == ["In short"]
    assert LIMIT.splitlines()[limit.sections[0].line - 1] == "## In short"
    assert reading.base.owner_by_id["logistics"].reply_within.urgent == timedelta(minutes=30)
    assert reading.base.line(L, "tiers.1.up_to") == 16
    assert reading.base.line(L, "tiers.1.unheard.of") == 15


KEYS = [
    (P, "title: Put it right first\n", "", 1, "missing-key"),
    (P, "id: put-it-right", "id: put-it-wrong", 2, "name-not-id"),
    (P, "title: Put", "tittle: Put", 3, "unknown-key"),
    (P, "keywords:", "keywords: [x]\nkeywords:", 9, "duplicate-key"),
    (P, "status: current", "status: curent", 7, "bad-value"),
    (P, "owner: care", "owner: Care Team", 5, "bad-value"),
    (P, "owner: care", "owner: 2026", 5, "bad-value"),
    (P, "owner: care", "owner:", 5, "bad-value"),
    (P, "title: Put it right first", "title: 2027-03-31", 3, "bad-value"),
    (P, "title: Put it right first", "title: |\n  Two\n  lines", 3, "bad-value"),
    (P, "[delivery, returns]", "[]", 4, "bad-value"),
    (P, "[delivery, returns]", "delivery", 4, "bad-value"),
    (P, "[late, delay]", "[late, yes]", 8, "yaml-surprise"),
    (P, "2027-03-31", "31.03.2027", 6, "bad-value"),
    (P, "2027-03-31", "2027-3-31", 6, "bad-value"),
    (P, "2027-03-31", "20270331", 6, "bad-value"),
    (P, "2027-03-31", "2027-02-31", 6, "yaml-surprise"),
    (P, "2027-03-31", "2027-03-31 10:00:00", 6, "yaml-surprise"),
    (P, "status: current", "status: current\nkind: limit", 8, "unknown-key"),
    (P, "status: current", "status: current\nunit: money", 8, "unknown-key"),
    (E, "principles: [put-it-right]\n", "", 1, "missing-key"),
    (E, "principles: [put-it-right]", "principles: []", 8, "bad-value"),
    (E, "source: workshop", "source: hearsay", 10, "bad-value"),
    (L, "25.00", "£25", 14, "bad-value"),
    (L, "25.00", "0", 14, "bad-value"),
    (L, "25.00", "25.001", 14, "bad-value"),
    (L, "25.00", "0x19", 14, "yaml-surprise"),
    (L, "25.00", "yes", 14, "yaml-surprise"),
    (L, "role: team_lead", "role: teamlead", 15, "bad-value"),
    (L, "  - role: team_lead\n    up_to", "  - up_to", 15, "missing-key"),
    (L, "    up_to: 25.00", "    upto: 25.00", 14, "unknown-key"),
    (L, "tiers:\n", "tiers:\n  - advisor\n", 13, "bad-value"),
    ("company.yaml", "GBP", "Pounds", 2, "bad-value"),
    ("company.yaml", "en_GB", "en-GB", 3, "bad-value"),
    ("company.yaml", "null", "fast", 6, "bad-value"),
    ("journey.yaml", ", owner: care", "", 6, "missing-key"),
    ("owners.yaml", 'slack: "#care"', 'sms: "#care"', 4, "unknown-key"),
    ("owners.yaml", "normal: 8h", "normal: 8 hours", 7, "bad-value"),
    ("owners.yaml", "normal: 8h", "normal: 99999999999d", 7, "bad-value"),
    ("owners.yaml", "urgent: 30m", "urgent: 0m", 13, "bad-value"),
    ("signals.yaml", "outcome: stop", "outcome: halt", 6, "bad-value"),
    ("signals.yaml", "    to: care\n", "", 2, "missing-key"),
]


@pytest.mark.parametrize(("path", "old", "new", "line", "code"), KEYS)
def test_a_wrong_key_is_told_once_on_its_line(
    path: str, old: str, new: str, line: int, code: str
) -> None:
    reading = read_folder(broken(path, old, new))
    assert [(f.path, f.line, f.code) for f in reading.faults] == [(path, line, code)]
    assert reading.base is None


SHAPES = [
    (P, "---\nid", "id", 1, "no-front-matter"),
    (P, "---\n\n## What", "## What", 9, "front-matter-open"),
    (P, "## Why\n", "## Whys\n", 16, "section-unknown"),
    (P, "## Why\n", "## Because\n", 10, "section-missing"),
    (P, "## Why\n\n", "### Why\n\n", 10, "section-missing"),
    (P, "People call", "## Why\n\nPeople call", 18, "section-twice"),
    (P, "People call because something in their day is broken.\n", "", 16, "section-empty"),
    (P, "## Why\n", "# Why\n", 16, "heading-level"),
    (P, "## What good", "A thought.\n\n## What good", 10, "text-outside"),
]  # fmt: skip


@pytest.mark.parametrize(("path", "old", "new", "line", "code"), SHAPES)
def test_a_wrong_shape_is_told_on_its_line(
    path: str, old: str, new: str, line: int, code: str
) -> None:
    assert (path, line, code) in told(broken(path, old, new))


@pytest.mark.parametrize(
    ("path", "old", "new", "hint"),
    [
        (P, "title: Put", "tittle: Put", "did you mean `title`?"),
        (P, "status: current", "status: curent", "did you mean `current`?"),
        (P, "status: current", "status: current\nunit: money", "it is a key of limits"),
        (P, "## Why\n", "## Whys\n", "did you mean `Why`?"),
        (L, "    up_to: 25.00", "    upto: 25.00", "did you mean `up_to`?"),
        (P, "owner: care", "owner: 2026", 'put it in quotes: "2026"'),
        (P, "[delivery, returns]", "delivery", "in brackets"),
        (L, "25.00", "£25", "without a sign of currency"),
        ("owners.yaml", "normal: 8h", "normal: 8 hours", "30m, 8h, 2d"),
    ],
)
def test_a_fault_says_what_to_do(path: str, old: str, new: str, hint: str) -> None:
    assert any(hint in fault.do for fault in read_folder(broken(path, old, new)).faults)


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        ({"principles/late-mixer-too.md": EXAMPLE}, "move it to examples/"),
        ({"examples/put-it-right-too.md": PRINCIPLE}, "move it to principles/"),
        ({"examples/credit.md": LIMIT}, "move it to limits/"),
    ],
)
def test_an_item_in_the_wrong_folder_is_one_fault(files: dict[str, str], expected: str) -> None:
    [fault] = read_folder(a_folder(files)).faults
    assert (fault.code, fault.do) == ("wrong-folder", expected)


@pytest.mark.parametrize("name", FILES)
def test_each_of_the_four_files_is_needed(name: str) -> None:
    files = a_folder()
    del files[name]
    assert told(files) == [(name, 1, "missing-file")]
    assert read_folder(files).base is None


@pytest.mark.parametrize(
    ("path", "hint"),
    [
        ("company.yml", "`company.yaml`"),
        ("notes.txt", "out of the folder"),
        ("example/late.md", "`examples`"),
        ("examples/old/late.md", "examples/ itself"),
        ("limits/picture.png", "out of the folder"),
    ],
)
def test_a_stray_file_is_a_warning_and_changes_nothing(path: str, hint: str) -> None:
    reading = read_folder(a_folder({path: b"\xff"}))
    [fault] = reading.faults
    assert (fault.path, fault.code) == (path, "stray-file")
    assert hint in fault.do
    assert reading.base is not None
    assert reading.base.version == version(a_folder())


@pytest.mark.parametrize("path", ["README.md", "limits/README.md", ".git/config", "limits/.x.md"])
def test_readmes_and_hidden_files_are_nobodys_business(path: str) -> None:
    files = a_folder({path: b"\xff"})
    assert told(files) == []
    assert version(files) == version(a_folder())


def version(files: dict[str, bytes]) -> str:
    base = read_folder(files).base
    assert base is not None
    return base.version


def test_the_version_changes_with_every_byte_and_name_that_counts() -> None:
    first = version(a_folder())
    assert len(first) == 16
    assert version(dict(reversed(a_folder().items()))) == first
    assert version(broken(P, "your first minute", "your first minutes")) != first
    assert version(a_folder(other("example", "another-late-mixer"))) != first


@pytest.mark.parametrize(
    "write",
    [
        lambda text: b"\xef\xbb\xbf" + text.encode(),
        lambda text: text.replace("\n", "\r\n").encode(),
        lambda text: text.replace("---\n", "---  \n").encode(),
        lambda text: text.replace("## Why\n", "<!-- for\nreviewers -->\n## Why ##\n").encode(),
    ],
)
def test_how_editors_save_files_makes_no_difference(write: Callable[[str], bytes]) -> None:
    files = {path: write(text) if path == P else text.encode() for path, text in FOLDER.items()}
    reading = read_folder(files)
    assert reading.faults == ()
    assert reading.base is not None
    expected = "People call because something in their day is broken."
    assert reading.base.by_id["put-it-right"].section("Why") == expected


@pytest.mark.parametrize(
    ("data", "line", "code"),
    [
        (PRINCIPLE.replace("broken", "br\u00f6ken").encode("latin-1"), 18, "not-utf8"),
        (PRINCIPLE.encode("utf-16"), 1, "not-utf8"),
        (b"x" * (MAX_BYTES + 1), 1, "too-large"),
        (None, 1, "unreadable"),
        (b"", 1, "no-front-matter"),
        (b"---\n---\n", 2, "yaml"),
    ],
)
def test_a_file_that_cannot_be_read_is_one_fault(data: bytes, line: int, code: str) -> None:
    found = [f for f in told({**a_folder(), P: data}) if f[2] != "section-missing"]
    assert found == [(P, line, code)]


def test_an_unreadable_file_does_not_hide_the_faults_of_others() -> None:
    files = {**broken(E, "source: workshop", "source: hearsay"), P: b"\xff"}
    assert told(files) == [(E, 10, "bad-value"), (P, 1, "not-utf8")]


PATHS = st.sampled_from([*FOLDER, "README.md", "limits/x.md", "examples/a/b.md", "", "/", ".."])
HARMLESS = st.text(max_size=12)
SOUP = st.lists(
    st.sampled_from(
        ["---\n", "id: x\n", "title: ", "[", "]", "{", "}", "- ", "? ", "&a ", "*a", "<<: ", "!!x ",
         "'", '"', "|\n", "# ", "## Why\n", "\n", "  ", "\t", ": ", "owners:\n", "tiers:\n", "0x1",
         "1e9", "2027-99-99", "9" * 30, "\x00", "\x85", "\u2028", "\ud7ff", "%YAML 9.9\n", "<!--"]
    ),
    max_size=25,
).map("".join)  # fmt: skip
MUTATED = st.builds(
    lambda text, at, length, new: text[:at] + new + text[at + length :],
    st.sampled_from(list(FOLDER.values())),
    st.integers(0, 300),
    st.integers(0, 20),
    SOUP,
)
BYTES = st.one_of(st.binary(max_size=60), st.one_of(SOUP, MUTATED).map(str.encode))


@settings(deadline=None)  # what is slow here is the machine
@given(st.dictionaries(st.one_of(PATHS, HARMLESS), BYTES, max_size=9))
def test_no_bytes_make_reading_raise(files: dict[str, bytes]) -> None:
    reading = read_folder({**a_folder(), **files})
    lengths = {path: data.count(b"\n") + data.count(b"\r") + 1 for path, data in files.items()}
    for fault in reading.faults:
        assert fault.line <= lengths.get(fault.path, 100)
        assert fault.message
        assert fault.do


def test_deep_or_huge_yaml_is_refused_quickly() -> None:
    for text in ("[" * 100_000, "{a: " * 100_000, "a: &a [x]\nb: [*a, *a]\n", "a: " + "9" * 9_999):
        assert read_folder(a_folder({"signals.yaml": text})).base is None
