"""Logs as one JSON document a line: what happened, never what somebody said."""

import json
import logging
import sys
from typing import TextIO

QUIET = ("aiohttp.access", "slack_bolt", "slack_sdk")
"""Loggers that would write payloads, and with them people's words, below a warning."""


class JsonLines(logging.Formatter):
    """Time, level, logger, message; of an exception its type and where, never its text."""

    def format(self, record: logging.LogRecord) -> str:
        """One line. What an exception says may be somebody's words, so it is left out."""
        line = {
            "at": self.formatTime(record, "%Y-%m-%dT%H:%M:%S%z"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": record.getMessage(),
        }
        if record.exc_info and record.exc_info[0] is not None:
            line["exception"] = record.exc_info[0].__name__
            line["where"] = _where(record)
        return json.dumps(line, ensure_ascii=False)


def _where(record: logging.LogRecord) -> str:
    """The innermost place of the traceback."""
    trace = record.exc_info[2] if record.exc_info else None
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    if trace is None:
        return ""
    code = trace.tb_frame.f_code
    return f"{code.co_filename.rpartition('/')[2]}:{trace.tb_lineno} {code.co_name}"


def log_as_json(to: TextIO = sys.stderr) -> None:
    """Every logger of this process, from now on."""
    handler = logging.StreamHandler(to)
    handler.setFormatter(JsonLines())
    logging.basicConfig(level=logging.INFO, handlers=[handler], force=True)
    for name in QUIET:
        logging.getLogger(name).setLevel(logging.WARNING)
