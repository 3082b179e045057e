"""What programs write into a cell that has no value; `-`, － and ― are the city's own word."""

from __future__ import annotations

import re

_ERROR = re.compile(
    r"#(?:N/A|REF!|DIV/0!|VALUE!|NAME\?|NUM!|NULL!|SPILL!|CALC!|FIELD!|GETTING_DATA|BLOCKED!|"
    r"UNKNOWN!|CONNECT!|BUSY!|PYTHON!)|Err:\d{3}|#{3,}|"
    r"-?nan|NaT|None|null|undefined|<NA>|\[objectObject\]",
    re.IGNORECASE,
)


def is_error_value(text: str) -> bool:
    """Whether it is all that a cell says, whatever white space a font has left within."""
    return _ERROR.fullmatch("".join(text.split())) is not None
