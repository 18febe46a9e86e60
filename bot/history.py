"""The chain that shows any change made behind the record's back.

Every entry's text has a digest, salted so that a short text cannot be guessed from it; every link
hashes the link before it, what the entry is, and that digest. Erasing a text takes the salt with
it and leaves the digest: the chain still holds, and the text cannot be found out.
"""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from hashlib import sha256
from hmac import compare_digest

from bot.changes import Link
from bot.entries import Entry, Erased, parse_entry

GENESIS = "0" * 64
"""What the first link follows."""


def payload_of(entry: Entry) -> str:
    """An entry as it is stored: JSON, always the same for the same entry."""
    return json.dumps(
        entry.model_dump(mode="json"), ensure_ascii=False, sort_keys=True, separators=(",", ":")
    )


def digest_of(payload: str, salt: str) -> str:
    """The salted digest of a text."""
    return sha256(f"{salt}\n{payload}".encode()).hexdigest()


def link_hash(
    before: str, number: int, entry: tuple[str, str, str], at: datetime, digest: str
) -> str:
    """The hash of a link; `entry` is its id, what it is about, and its kind."""
    moment = f"{at.timestamp():.6f}"
    return sha256("\n".join((before, str(number), *entry, moment, digest)).encode()).hexdigest()


def links(
    entries: Iterable[Entry], number: int, before: str, salts: Iterator[str]
) -> Iterator[Link]:
    """The links of new entries behind link `number`, whose hash is `before`."""
    for entry in entries:
        number += 1
        payload, salt = payload_of(entry), next(salts)
        digest = digest_of(payload, salt)
        named = (entry.id, entry.about, entry.kind)
        before = link_hash(before, number, named, entry.at, digest)
        yield Link(
            number=number,
            id=entry.id,
            about=entry.about,
            kind=entry.kind,
            at=entry.at,
            digest=digest,
            hash=before,
            payload=payload,
            salt=salt,
        )


@dataclass
class Erasures:
    """What was said to be erased, from the record itself."""

    ids: set[str] = field(default_factory=set)
    before: datetime | None = None

    def add(self, erased: Erased) -> None:
        """Count one more."""
        self.ids.update(erased.entries)
        if erased.before and (self.before is None or erased.before > self.before):
            self.before = erased.before

    def cover(self, link: Link) -> bool:
        """Whether that entry was said to be erased."""
        return link.id in self.ids or (self.before is not None and link.at < self.before)


@dataclass
class Chain:
    """Checks links in order, one at a time, in constant memory."""

    erasures: Erasures
    number: int = 0
    hash: str = GENESIS
    erased: int = 0

    def broken(self, link: Link) -> str | None:
        """What is wrong with the next link, if anything."""
        if link.number != self.number + 1:
            return "missing" if link.number > self.number + 1 else "doubled"
        named = (link.id, link.about, link.kind)
        expected = link_hash(self.hash, link.number, named, link.at, link.digest)
        if not compare_digest(expected, link.hash):
            return "changed"
        if fault := self._text(link):
            return fault
        self.number, self.hash = link.number, link.hash
        return None

    def _text(self, link: Link) -> str | None:
        if link.payload is None or link.salt is None:
            self.erased += 1
            return None if self.erasures.cover(link) else "text removed"
        if not compare_digest(digest_of(link.payload, link.salt), link.digest):
            return "text changed"
        entry = parse_entry.validate_json(link.payload)
        same = (entry.id, entry.about, entry.kind) == (link.id, link.about, link.kind)
        return None if same else "changed"
