"""Points into groups, groups into themes that stay what they were."""

import itertools

import numpy as np
import pytest

from bot.outer_loop.grouping import AT_ONCE, groups
from bot.outer_loop.identity import FEWEST, Placing
from bot.outer_loop.ports import Points
from bot.outer_loop.space import drawn_together, seen_apart
from bot.outer_loop.theme import Curation
from bot.ports import Vectors

DIMENSION = 96


def cloud(seed: int, centres: int, each: int, spread: float = 0.5) -> Vectors:
    """`each` points around every one of so many centres, all with something in common."""
    chance = np.random.default_rng(seed)
    middle = np.random.default_rng(99).normal(size=(centres, DIMENSION))
    noise = chance.normal(size=(centres * each, DIMENSION)) * spread
    points = np.repeat(middle, each, axis=0) + noise + 2
    return _unit(points)


def _unit(points: "np.typing.NDArray[np.float64]") -> Vectors:
    unit: Vectors = (points / np.linalg.norm(points, axis=1, keepdims=True)).astype(np.float32)
    return unit


def points(vectors: Vectors, themes: tuple[str | None, ...] = (), speakers: int = 0) -> Points:
    """The first of them are in these themes, and no longer fresh."""
    number = len(vectors)
    return Points(
        tuple(f"e{n:05}" for n in range(number)),
        themes + (None,) * (number - len(themes)),
        tuple(f"p{n % speakers if speakers else n}" for n in range(number)),
        tuple(n >= len(themes) for n in range(number)),
        vectors,
    )


def placing(of: Points, **decided: object) -> Placing:
    numbers = itertools.count(1)
    return Placing(of, Curation.model_validate(decided), lambda: f"new{next(numbers)}")


def test_points_around_a_centre_are_a_group_and_others_are_not() -> None:
    found = groups(seen_apart(cloud(1, centres=12, each=8))).reshape(12, 8)

    assert all(len(set(row)) == 1 and row[0] >= 0 for row in found)
    assert len(set(found[:, 0])) == 12


def test_what_is_like_nothing_else_belongs_to_no_group() -> None:
    lonely = _unit(np.random.default_rng(5).normal(size=(30, DIMENSION)) + 2)

    found = groups(seen_apart(np.vstack((cloud(1, centres=6, each=8), lonely))))

    assert (found[:48] >= 0).all()
    assert (found[48:] < 0).mean() > 0.9


@pytest.mark.parametrize("number", [0, 1, 2])
def test_so_few_points_are_no_group(number: int) -> None:
    vectors = np.tile(cloud(1, 1, 1), (number, 1)).reshape(number, DIMENSION)

    assert (groups(vectors) == -1).all()
    assert drawn_together(vectors).shape == vectors.shape


def test_a_group_that_a_piece_cuts_apart_is_one_again() -> None:
    many = cloud(2, centres=3, each=AT_ONCE // 2)

    found = groups(seen_apart(many)).reshape(3, -1)

    assert len(set(found[:, 0])) == 3
    assert all((row == row[0]).mean() > 0.99 for row in found)


def test_with_few_entries_the_guidance_tells_what_all_have_in_common() -> None:
    background = cloud(3, centres=40, each=2)

    found = groups(seen_apart(background[:2].repeat(2, axis=0), background))

    assert len(set(found)) == 1
    assert found[0] >= 0


def test_a_theme_needs_entries_of_enough_people() -> None:
    many = cloud(1, centres=4, each=5)

    alone = placing(points(many, speakers=1)).anew()
    pair = placing(points(many, speakers=FEWEST - 1)).anew()
    enough = placing(points(many, speakers=FEWEST)).anew()

    assert set(alone) == set(pair) == {None}
    assert len(set(enough)) == 4
    assert None not in enough


def test_the_themes_nearest_to_one_are_named_nearest_first_and_far_ones_not() -> None:
    middles = np.eye(12, DIMENSION)
    middles[1] = middles[0] + 0.9 * middles[1]
    middles[2] = middles[0] + 1.3 * middles[2]
    noise = np.random.default_rng(1).normal(size=(72, DIMENSION)) * 0.02
    named = tuple("abcdefghijkl"[n // 6] for n in range(72))

    near = placing(points(_unit(np.repeat(middles, 6, axis=0) + noise), named)).near(named)

    assert near["a"] == ("b", "c")
    assert near["d"] == near["e"] == ()


def test_what_is_new_joins_the_theme_it_belongs_to() -> None:
    before, after = cloud(1, centres=5, each=6), cloud(2, centres=5, each=2)
    first = placing(points(before)).anew()

    both = placing(points(np.vstack((before, after)), first)).incrementally()

    assert both[:30] == first
    assert both[30:] == tuple(theme for theme in first[::6] for _ in range(2))


def test_a_new_theme_is_found_among_what_is_new() -> None:
    every = cloud(1, centres=6, each=6)
    named = tuple(f"old{n // 6}" for n in range(30))

    both = placing(points(every, named)).incrementally()

    assert both == (*named, *["new1"] * 6)


def test_grouped_anew_a_theme_is_recognised_by_the_entries_it_shares() -> None:
    before, after = cloud(1, centres=5, each=6), cloud(2, centres=5, each=9)
    named = tuple(f"old{n // 6}" for n in range(30))

    found = placing(points(np.vstack((before, after)), named)).anew()

    assert found[:30] == named
    assert found[30:] == tuple(f"old{n // 9}" for n in range(45))


@pytest.mark.parametrize("way", ["incrementally", "anew"])
def test_what_a_curator_merged_stays_one_and_takes_in_what_is_like_either(way: str) -> None:
    before, after = cloud(1, centres=5, each=6), cloud(2, centres=5, each=2)
    named = tuple(f"old{max(n // 6, 1)}" for n in range(30))  # 0 is part of 1 by now
    decided = {"merged": {"old0": "old1"}, "kept": ["old0", "old1"]}

    found = getattr(placing(points(np.vstack((before, after)), named), **decided), way)()

    assert set(found[:12]) == {"old1"}
    assert set(found[30:34]) == {"old1"}
    assert found[34:36] == ("old2", "old2")


@pytest.mark.parametrize("way", ["incrementally", "anew"])
def test_what_a_curator_split_stays_apart(way: str) -> None:
    every = cloud(1, centres=4, each=6)
    named = tuple(f"old{n // 6}" for n in range(24))
    of = points(every, named)
    pinned = {of.ids[n]: "half" if n < 3 else "old0" for n in range(6)}

    found = getattr(placing(of, pinned=pinned, kept=["half", "old0"]), way)()

    assert found[:6] == ("half",) * 3 + ("old0",) * 3


def test_no_run_takes_entries_from_a_theme_that_people_decided_about() -> None:
    every = cloud(1, centres=4, each=6)
    named = ("odd",) * 12  # two groups that nobody would find together

    found = placing(points(every, named), kept=["odd"]).anew()

    assert found[:12] == named
    assert None not in found[12:]


def test_points_resemble_the_theme_that_suits_them_whichever_they_are_in() -> None:
    every = cloud(1, centres=4, each=12)
    named = ("first",) * 14 + ("second",) * 10 + ("third",) * 12 + ("fourth",) * 12

    alike = placing(points(every, named)).alike(named)

    assert alike[:24] == ("first",) * 12 + ("second",) * 12
    assert alike[24:] == named[24:]
