"""Taking in what customers said elsewhere, redacted like everything that is kept."""

import json
from collections import Counter
from dataclasses import dataclass

from bot.changes import Appended, Change
from bot.errors import IncompleteForm, NotAllowed
from bot.logbook.desk import Visit, first_faults
from bot.outer_entries import VerbatimImported
from bot.outer_loop.theme_desk import ThemeDesk
from bot.outer_loop.verbatim_file import Verbatim, columns_of, read_verbatims
from bot.people import Right, Subject, may
from bot.replies import Points, Reply, Text
from bot.theme_requests import ImportVerbatims


@dataclass(frozen=True)
class Importing:
    """Answers the CX team."""

    at: ThemeDesk

    async def take_in(self, request: ImportVerbatims, visit: Visit) -> Reply:
        """All or nothing, unless rows that are wrong may be left out; each verbatim only once."""
        desk, say = self.at.desk, self.at.say
        if not may(visit.person, Right.CURATE):
            raise NotAllowed(f"verbatims by {visit.person.id}")
        touchpoints = desk.base.journey.touchpoints
        read = read_verbatims(request.csv, columns_of(request.columns), touchpoints, desk.clock())
        if read.unusable or (read.faults and not request.skip_bad):
            raise IncompleteForm(first_faults(desk, read.faults))
        seen: Counter[str] = Counter()
        new = 0
        for row in read.rows:
            key = self._key(row)
            seen[key] += 1
            new += await self._write(row, f"{key}:{seen[key]}", visit)
        lines = [say.imported.format(number=new)]
        if len(read.rows) > new:
            lines.append(say.imported_before.format(number=len(read.rows) - new))
        if not read.faults:
            return Reply(parts=(Text(text=" ".join(lines)),))
        lines.append(say.left_out.format(number=len(read.faults)))
        faults = Points(
            heading=say.bad_rows, points=tuple(first_faults(desk, read.faults).values())
        )
        return Reply(parts=(Text(text=" ".join(lines)), faults))

    async def _write(self, row: Verbatim, delivery: str, visit: Visit) -> bool:
        """Whether it was not there yet."""
        desk = self.at.desk
        entry = VerbatimImported(
            **desk.head(visit),
            said=row.said,
            text=await desk.kept(row.text),
            touchpoint=row.touchpoint,
            source=row.source,
            score=row.score,
        )
        change = Change(
            about=entry.id,
            seen=0,
            entries=(entry,),
            subject=Subject(by=entry.by),
            touchpoint=row.touchpoint,
            delivery=delivery,
        )
        return await desk.logbook.write(change) is Appended.DONE

    def _key(self, row: Verbatim) -> str:
        """The same for the same row, and nothing that its words could be guessed from."""
        whole = [row.text, row.said.isoformat(), row.touchpoint, row.source, row.score]
        return f"verbatim:{self.at.desk.cases.reference(json.dumps(whole))}"
