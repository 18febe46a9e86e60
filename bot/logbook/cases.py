"""A company's case numbers, kept only as keyed hashes.

A hash names its key, so that the secret can change: new entries use the new key, and a case is
still found in old ones as long as the old key is known.
"""

import re
from collections.abc import Sequence
from hashlib import sha256
from hmac import new as hmac

_LOOSE = re.compile(r"[\W_]+")
_NAMED = 8


class CaseKeys:
    """The keys, newest first; each is derived from one of the secrets."""

    def __init__(self, secrets: Sequence[bytes]) -> None:
        assert secrets, "at least one secret"
        keys = [hmac(secret, b"case references", sha256).digest() for secret in secrets]
        self._keys = [(sha256(key).hexdigest()[:_NAMED], key) for key in keys]

    def reference(self, case: str) -> str | None:
        """The reference that an entry keeps; null for an empty case number."""
        return next(iter(self.references(case)), None)

    def found_as(self, case: str) -> frozenset[str]:
        """Every reference that entries may have for that case."""
        return frozenset(self.references(case))

    def references(self, case: str) -> tuple[str, ...]:
        """One reference for each key, that of the newest first; none for an empty case number."""
        # However it is written: "AB-123 456" and "ab123456" are one case.
        number = _LOOSE.sub("", case).casefold()
        if not number:
            return ()
        return tuple(
            f"{name}:{hmac(key, number.encode(), sha256).hexdigest()[:32]}"
            for name, key in self._keys
        )
