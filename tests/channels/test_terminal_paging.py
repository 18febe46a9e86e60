from adapters.terminal.paging import cut

ANSWER = [
    "  ✓ Yes, you can.",
    "",
    "  Nearest example",
    *[f"  - point {n}" for n in range(12)],
    "",
    "  Your leeway",
    "  - up to £25",
    "",
    "   1  Log what I did    2  Escalate",
    "",
]
CHOICES = "   1  Log what I did    2  Escalate"


def test_what_fits_is_shown_whole() -> None:
    assert cut(ANSWER, 40) == (ANSWER, [])
    assert cut([], 24) == ([], [])


def test_on_a_small_screen_the_verdict_and_the_choices_stay_in_sight() -> None:
    shown, rest = cut(ANSWER, 16)

    assert len(shown) <= 16 - 2
    assert shown[0] == ANSWER[0]
    assert shown[-2:] == rest[-2:] == [CHOICES, ""]


def test_nothing_is_lost_and_nothing_but_the_choices_is_said_twice() -> None:
    for height in range(8, 40):
        shown, rest = cut(ANSWER, height)
        if rest:
            body = [line for line in shown + rest if line.strip() and line != CHOICES]
            assert body == [line for line in ANSWER if line.strip() and line != CHOICES]


def test_the_first_part_does_not_end_in_empty_lines() -> None:
    for height in range(8, 40):
        shown, rest = cut(ANSWER, height)
        if rest:
            assert shown[-3] == ""
            assert shown[-4].strip()


def test_the_first_part_does_not_end_in_a_heading() -> None:
    for height in range(8, 40):
        shown, rest = cut(ANSWER, height)
        if rest:
            assert shown[-4].strip() not in {"Nearest example", "Your leeway"}


def test_a_tiny_screen_scrolls() -> None:
    assert cut(ANSWER, 5) == (ANSWER, [])


def test_one_long_paragraph_is_cut_and_not_repeated() -> None:
    shown, rest = cut(["word"] * 50, 24)

    assert (len(shown), len(rest)) == (22, 29)
