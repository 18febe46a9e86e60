"""What a YAML error means to somebody who is not an engineer."""

import re

import yaml

_MEANINGS = (
    (r"mapping values are not allowed",
     "A colon stands where YAML doesn't expect one",
     'put text that holds a colon in quotes ("First: this"), and line keys up below each other'),
    (r"sequence entries are not allowed",
     "A dash stands where YAML doesn't expect one",
     "begin each list item on a line of its own, or put the text in quotes"),
    (r"quoted scalar.*(end of stream|document separator)",
     "A quotation mark is opened here and never closed",
     "close it; write text that holds an apostrophe in double quotes"),
    (r"escape character",
     "A backslash in double quotes means something special to YAML",
     r"write it twice (\\), or use single quotes"),
    (r"flow (sequence|mapping|node)",
     "A bracket is opened here and never closed, or a comma is missing",
     "close it, put commas between, and put text that holds # , [ ] { } or : in quotes"),
    (r"cannot start any token",
     "The text begins with a character that means something special to YAML",
     "put it in quotes"),
    (r"another document|document start",
     "There is a second document", "remove the `---` between the two"),
    (r"undefined alias|alias|anchor",
     "A text that begins with * or & means something special to YAML", "put it in quotes"),
    (r"could not find expected ':'",
     "A key has no colon", "write `key: value`; indent text that goes on in the next line"),
    (r"block (mapping|collection|sequence)|expected key",
     "This line doesn't belong to what stands above it",
     "line keys and list items up below each other; write nothing after a closing quotation mark"),
)  # fmt: skip
_CONTROL = re.compile(r"[^\t\n\r\x20-\x7e\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def explain(raised: yaml.YAMLError, text: str) -> tuple[int, str, str]:
    """The line (from 0), what is wrong and what to do, for an error that PyYAML raised."""
    control = _CONTROL.search(text)
    if control:
        line = text.count("\n", 0, control.start())
        return line, "There is an invisible control character", "delete it, or retype the line"
    if not isinstance(raised, yaml.MarkedYAMLError) or raised.problem_mark is None:
        return 0, "This isn't YAML", "compare it with the guide to the guidance format"
    return _marked(raised, text)


def _marked(raised: yaml.MarkedYAMLError, text: str) -> tuple[int, str, str]:
    lines = text.split("\n")
    said = f"{raised.context or ''} {raised.problem or ''}"
    mark = raised.problem_mark
    # What was opened and never closed is noticed at the end, and mended where it began.
    if re.search(r"quoted|flow", said) and raised.context_mark is not None:
        mark = raised.context_mark
    assert mark is not None
    line = min(mark.line, len(lines) - 1)
    if re.match(r" *\t", lines[line]):
        return line, "A tab indents this line", "indent with spaces: YAML takes no tabs"
    for pattern, message, do in _MEANINGS:
        if re.search(pattern, said):
            return line, message, do
    return line, "YAML can't read this line", "put the text in quotes, and check the indents"
