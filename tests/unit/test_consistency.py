"""Teams that decide the same situation differently: what is shown, and what never is."""

from decimal import Decimal

from bot.outer_loop.consistency import Consistency, Handled, Situation, consistency

CREDIT = Situation(item="goodwill-credit", touchpoint="delivery")
TITLES = {"goodwill-credit": "Goodwill credit"}


def team(
    name: str, acted: int, handed_on: int, amount: int | None = 20, people: int = 6
) -> list[Handled]:
    return [
        Handled(
            situation=CREDIT,
            team=name,
            whose=f"{name}-{n % people}",
            handed_on=n >= acted,
            amount=Decimal(amount + n % 3) if amount and n < acted else None,
        )
        for n in range(acted + handed_on)
    ]


def seen(*teams: list[Handled]) -> Consistency:
    return consistency([h for t in teams for h in t], TITLES, frozenset({"blue"}), 180)


def test_a_wide_spread_is_said_to_differ() -> None:
    (spread,) = seen(team("blue", 28, 2), team("red", 10, 20)).spreads

    assert spread.title == "Goodwill credit"
    assert [round(t.handed_on.share, 2) for t in spread.teams] == [0.07, 0.67]
    assert spread.differs
    assert spread.chance_handed_on < 0.001


def test_teams_alike_are_said_to_be_alike() -> None:
    (spread,) = seen(team("blue", 25, 5), team("red", 24, 6)).spreads

    assert not spread.differs


def test_amounts_can_differ_where_both_decide() -> None:
    (spread,) = seen(team("blue", 30, 0, amount=5), team("red", 30, 0, amount=20)).spreads

    assert spread.differs
    assert [t.amount.median for t in spread.teams if t.amount] == [6, 21]


def test_teams_below_five_people_are_hidden_and_one_team_is_no_spread() -> None:
    found = seen(team("blue", 28, 2), team("red", 10, 20), team("green", 40, 40, people=4))

    assert len(found.spreads[0].teams) == 2
    assert found.spreads[0].hidden == 1
    assert seen(team("blue", 28, 2), team("green", 40, 40, people=4)).spreads == ()


def test_nobody_is_named_and_only_one_s_own_team_is_known() -> None:
    found = seen(team("blue", 28, 2), team("red", 10, 20))

    assert [t.own for t in found.spreads[0].teams] == [True, False]
    for name in ('"red"', '"blue"', "red-1", "blue-1"):
        assert name not in found.model_dump_json()


def test_who_looks_at_many_situations_is_not_misled_by_one() -> None:
    def at(touchpoint: str, found: list[Handled]) -> list[Handled]:
        where = Situation(item="goodwill-credit", touchpoint=touchpoint)
        return [h.model_copy(update={"situation": where}) for h in found]

    slight = (*team("blue", 18, 2), *team("red", 12, 8))  # 3% by chance, if it is the only one
    alone = consistency(slight, TITLES, frozenset(), 180)
    among = [h for n in range(10) for h in at(f"t{n}", [*team("blue", 15, 5), *team("red", 15, 5)])]
    many = consistency([*slight, *among], TITLES, frozenset(), 180)

    assert alone.spreads[0].chance_handed_on < many.spreads[-1].chance_handed_on
    assert not any(spread.differs for spread in many.spreads)
