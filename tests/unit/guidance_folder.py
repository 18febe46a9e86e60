"""A small knowledge folder without a fault, and ways to break it."""

from collections.abc import Mapping
from datetime import date

TODAY = date(2026, 11, 21)

COMPANY = """\
name: Testwick
currency: GBP
locale: en_GB
order_number_patterns: ["TW-\\\\d{6}"]
review_interval_days: 180
decision_mode: null
"""

JOURNEY = """\
stages:
  - id: receive
    title: Receive
    touchpoints:
      - {id: delivery, title: Delivery, owner: logistics}
      - {id: returns, title: Returns, owner: care}
"""

OWNERS = """\
owners:
  - id: care
    title: Care
    channels: {slack: "#care"}
    time_zone: Europe/London
    hours: "Mo-Fr 08:00-18:00"
    reply_within: {normal: 8h, urgent: 1h}
  - id: logistics
    title: Logistics
    channels: {slack: "#logistics", teams: "19:abc@thread.tacv2"}
    time_zone: Europe/London
    hours: "Mo-Fr 08:00-18:00; Sa 09:00-13:00"
    reply_within: {normal: 4h, urgent: 30m}
    fallback: care
"""

SIGNALS = """\
signals:
  - id: suspected-fraud
    title: This may be fraud
    say_first: Stay friendly and accuse nobody.
    to: care
    outcome: stop
    phrases: [stolen card]
    examples: [Somebody got into my account]
"""

PRINCIPLE = """\
---
id: put-it-right
title: Put it right first
touchpoints: [delivery, returns]
owner: care
review_by: 2027-03-31
status: current
keywords: [late, delay]
---

## What good looks like

- Name the fix in your first minute.
- Look for the cause afterwards.

## Why

People call because something in their day is broken.
"""

EXAMPLE = """\
---
id: late-mixer
title: A birthday mixer that came late
touchpoints: [delivery]
owner: logistics
review_by: 2027-03-31
status: current
principles: [put-it-right]
limits: [goodwill-credit]
source: workshop
---

## Situation

The mixer was promised for Friday, and the birthday was on Saturday.

## What good looked like

The advisor sent another one by courier.

## Why it was right

The day mattered more than the parcel.
"""

LIMIT = """\
---
id: goodwill-credit
title: Goodwill credit
touchpoints: [any]
owner: care
review_by: 2027-03-31
status: current
action: goodwill-credit
aliases: [voucher, money off]
unit: money
per: contact
tiers:
  - role: advisor
    up_to: 25.00
  - role: team_lead
    up_to: 250.00
beyond: care
stop_if: [suspected-fraud]
---

## In short

A credit says sorry. An advisor can give up to £25, a team lead up to £250.
"""

FOLDER: Mapping[str, str] = {
    "company.yaml": COMPANY,
    "journey.yaml": JOURNEY,
    "owners.yaml": OWNERS,
    "signals.yaml": SIGNALS,
    "principles/put-it-right.md": PRINCIPLE,
    "examples/late-mixer.md": EXAMPLE,
    "limits/goodwill-credit.md": LIMIT,
}


def a_folder(added: Mapping[str, str | bytes] | None = None) -> dict[str, bytes]:
    """The folder as bytes, with files added or replaced."""
    texts = {**FOLDER, **(added or {})}
    return {p: t if isinstance(t, bytes) else t.encode() for p, t in texts.items()}


def broken(path: str, old: str, new: str) -> dict[str, bytes]:
    """The folder with one thing changed; what is changed has to be there, and once."""
    assert FOLDER[path].count(old) == 1, f"{old!r} is not once in {path}"
    return a_folder({path: FOLDER[path].replace(old, new)})


def other(kind: str, item_id: str, *changes: tuple[str, str]) -> dict[str, str]:
    """A second item of that kind, made from the folder's one by changing its id and more."""
    folder = f"{kind}s"
    path, text = next((p, t) for p, t in FOLDER.items() if p.startswith(folder))
    own = path.removeprefix(f"{folder}/").removesuffix(".md")
    text = text.replace(f"id: {own}", f"id: {item_id}", 1)
    for old, new in changes:
        assert old in text, f"{old!r} is not in {path}"
        text = text.replace(old, new)
    return {f"{folder}/{item_id}.md": text}
