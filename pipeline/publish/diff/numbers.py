"""How much a value changed by, where it is a number before and after."""

import re
from decimal import Decimal

_NUMBER = re.compile(r"([+−-]?)(\d{1,3}(?:,\d{3})+|\d+)(\.\d+)?\s?%?")


def difference(old: str, new: str) -> str:
    """New less old, with the decimals of the finer; empty where either is no number. Thousands commas and `%` may stand."""
    before, after = _number(old), _number(new)
    return f"{after - before:f}" if before is not None and after is not None else ""


def _number(text: str) -> Decimal | None:
    match = _NUMBER.fullmatch(text.strip())
    if not match:
        return None
    value = Decimal(f"{match[2].replace(',', '')}{match[3] or ''}")
    return -value if match[1] in ("−", "-") else value
