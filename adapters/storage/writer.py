"""One writer for a process: whatever has come in meanwhile is committed together."""

import asyncio
import logging
from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from sqlalchemy import Connection, Engine

from adapters.storage.database import storage_errors
from bot.errors import StorageUnavailable

logger = logging.getLogger(__name__)

T = TypeVar("T")
Job = Callable[[Connection], T]
"""Reads and writes on a connection that is inside a transaction of the writer."""

MOST_AT_ONCE = 200


@dataclass
class _Waiting(Generic[T]):
    job: Job[T]
    result: list[T] = field(default_factory=list)
    fault: StorageUnavailable | None = None


class Writer:
    """Runs jobs one after the other in a thread of its own, many in one transaction.

    A job that fails takes nobody with it: the others run again without it.
    """

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="writer")
        self._waiting: deque[_Waiting[object]] = deque()

    async def run(self, job: Job[T]) -> T:
        """Run a job; returns when it is on disk. Raises StorageUnavailable."""
        waiting: _Waiting[T] = _Waiting(job)
        self._waiting.append(waiting)  # type: ignore[arg-type]
        await asyncio.get_running_loop().run_in_executor(self._thread, self._commit)
        if waiting.fault is not None:
            raise waiting.fault
        return waiting.result[0]

    async def close(self) -> None:
        """Wait for the last commit."""
        await asyncio.to_thread(self._thread.shutdown)

    def _commit(self) -> None:
        batch: list[_Waiting[object]] = []
        while self._waiting and len(batch) < MOST_AT_ONCE:
            batch.append(self._waiting.popleft())
        if not batch:
            return  # an earlier commit took them along
        try:
            self._together(batch)
        except Exception:
            for waiting in batch:
                self._alone(waiting)

    def _together(self, batch: list[_Waiting[object]]) -> None:
        with writing(self._engine) as connection:
            results = [waiting.job(connection) for waiting in batch]
        for waiting, result in zip(batch, results, strict=True):
            waiting.result.append(result)

    def _alone(self, waiting: _Waiting[object]) -> None:
        try:
            self._together([waiting])
        except StorageUnavailable as error:
            waiting.fault = error
        except Exception as error:
            logger.exception("a write failed unexpectedly")
            waiting.fault = StorageUnavailable(f"a write failed: {type(error).__name__}")


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """A transaction that writes: on SQLite locked from its start, so that none has to give way."""
    with storage_errors(), engine.connect() as connection:
        if engine.dialect.name != "sqlite":
            with connection.begin():
                yield connection
            return
        # Python's sqlite3 would begin a transaction only at the first write.
        connection.execution_options(isolation_level="AUTOCOMMIT")
        connection.exec_driver_sql("BEGIN IMMEDIATE")
        try:
            yield connection
        except BaseException:
            connection.exec_driver_sql("ROLLBACK")
            raise
        connection.exec_driver_sql("COMMIT")
