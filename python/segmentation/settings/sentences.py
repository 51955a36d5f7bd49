"""What is wrong with the value of a setting, in sentences."""

import json
import math
from collections.abc import Collection, Mapping
from datetime import date
from difflib import get_close_matches
from typing import Any

from jsonschema import Draft202012Validator, FormatChecker, ValidationError

# Of a name in which a few letters are wrong or missing.
RESEMBLANCE = 0.7


def sentences(
    schema: Mapping[str, Any], name: str, value: Any, checker: FormatChecker
) -> list[str]:
    """Return a sentence for each fault of a value, none for a good one.

    Parameters
    ----------
    schema
        What is accepted.
    name
        The setting.
    value
        What was given.
    checker
        The formats that the schema names.
    """
    validator = Draft202012Validator(schema, format_checker=checker)
    given = _as_json(value)
    if validator.is_valid(_unquoted(given)):
        return []
    found = (_sentence(name, error) for error in validator.iter_errors(given))
    return list(dict.fromkeys(found))


def near(name: str, known: Collection[str], start: int = 0) -> str:
    """Return "; did you mean ...?" where a known name resembles this one.

    Parameters
    ----------
    name
        A name that is not known.
    known
        Those that are.
    start
        Letters that all of them begin with.
    """
    ends = {one[start:].lower(): one for one in known}
    found = get_close_matches(name[start:].lower(), ends, n=1, cutoff=RESEMBLANCE)
    return f"; did you mean {ends[found[0]]}?" if found else ""


def _sentence(name: str, error: ValidationError) -> str:
    where = ".".join([name, *(str(part) for part in error.path)])
    if error.validator == "required":
        missing = sorted(set(error.validator_value) - set(error.instance))
        return f"{where} lacks {', '.join(missing)}; {_accepted(error)}."
    if error.validator == "additionalProperties":
        unknown = sorted(set(error.instance) - set(error.schema["properties"]))
        return f"{where} has {', '.join(unknown)}; {_accepted(error)}."
    if error.schema.get("format") == "feature":
        return (
            f"{where}: {error.instance!r} is no number of customer_features; columns "
            "of your own are named by customer_attributes and feature_models."
        )
    reason = f", {error.cause}" if error.cause else ""
    return f"{where} is {_shown(error.instance)}{reason}; {_accepted(error)}."


def _accepted(error: ValidationError) -> str:
    return f"accepted is {error.schema.get('description', error.message)}"


def _shown(value: Any) -> str:
    if value is None:
        return "not given"
    return f"the text {value!r}" if isinstance(value, str) else str(value)


def _unquoted(value: Any) -> Any:
    """Return numbers and truth values that stand in quotes as what they mean."""
    if isinstance(value, Mapping):
        return {name: _unquoted(one) for name, one in value.items()}
    try:
        read = json.loads(value) if isinstance(value, str) else None
    except ValueError:
        return value
    return read if isinstance(read, int | float) else value


def _as_json(value: Any) -> Any:
    """Return a value in the types of JSON: YAML knows days and infinity, too."""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float) and not math.isfinite(value):
        return str(value)
    if isinstance(value, Mapping):
        return {str(name): _as_json(one) for name, one in value.items()}
    if isinstance(value, list | tuple):
        return [_as_json(one) for one in value]
    return value
