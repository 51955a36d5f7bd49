"""What destinations.yml says, checked before anything runs."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml
from jsonschema import FormatChecker

from segmentation.errors import InputError
from segmentation.settings.sentences import near, sentences

FILE = "destinations.yml"
SCHEMA = Path(__file__).with_name("destinations.schema.yml")
CONSENT = "marketing_consent"
# What is sent unless the definition names other fields.
FIELDS = {
    "segment_id": "segment_id",
    "segment_name": "segment_name",
    "tier": "tier",
    "value": "value",
}


@dataclass(frozen=True)
class Definition:
    """A destination as destinations.yml defines it.

    Parameters
    ----------
    name
        Its name.
    kind
        The type, such as ``http_json``.
    consent_column
        Column of the raw customers that must be true; None where the definition
        gives the reason for which no consent is needed.
    segments, tiers
        Ids or names of the segments, and tiers; empty means all.
    fields
        Name there to field of ours.
    settings
        What is particular to the type.
    environment
        Where secrets are.
    """

    name: str
    kind: str
    consent_column: str | None = CONSENT
    segments: tuple[str, ...] = ()
    tiers: tuple[str, ...] = ()
    fields: Mapping[str, str] = field(default_factory=lambda: dict(FIELDS))
    settings: Mapping[str, Any] = field(default_factory=dict)
    environment: Mapping[str, str] = field(default_factory=dict)

    def secret(self, setting: str) -> str | None:
        """Return the value of the environment variable that a setting names."""
        name = self.settings.get(setting)
        return self.environment[name] if name else None


def read_definition(
    file: Path, name: str, environment: Mapping[str, str]
) -> Definition:
    """Return a destination of a file whose every entry is in order.

    Parameters
    ----------
    file
        As destinations.yml.example.
    name
        The destination.
    environment
        Environment variables; those that this destination names must be there.

    Raises
    ------
    InputError
        With one sentence per fault.
    """
    entries = _entries(file)
    faults = list(_faults(entries))
    if name not in entries:
        known = ", ".join(entries) or "none"
        faults.append(
            f"{name} is no destination of it{near(name, list(entries))}; "
            f"there are {known}."
        )
    elif not faults:
        faults.extend(_missing_variables(name, entries[name], environment))
    if faults:
        raise InputError("\n".join(f"{file.name}: {fault}" for fault in faults))
    return _definition(name, entries[name], environment)


def _entries(file: Path) -> dict[str, Any]:
    if not file.is_file():
        raise InputError(
            f"there is no {file}; copy destinations.yml.example to {FILE} and say "
            "there where segments go."
        )
    try:
        read = yaml.safe_load(file.read_text()) or {}
    except yaml.YAMLError as error:
        reason = " ".join(str(error).split())
        raise InputError(f"{file.name} is no YAML: {reason}.") from error
    found = read.get("destinations") if isinstance(read, dict) else None
    if not isinstance(found, dict) or not found:
        raise InputError(
            f"{file.name} names no destination; it begins with 'destinations:', "
            "and each has a name and a type."
        )
    return {str(name): entry for name, entry in found.items()}


def _faults(entries: Mapping[str, Any]) -> Iterator[str]:
    schema = yaml.safe_load(SCHEMA.read_text())
    kinds = schema["types"]
    checker = FormatChecker(formats=())
    for name, entry in entries.items():
        kind = entry.get("type") if isinstance(entry, dict) else None
        if kind not in kinds:
            hint = near(str(kind), list(kinds))
            yield (
                f"{name}.type is {kind or 'not given'}{hint}; accepted is "
                f"{', '.join(kinds)}."
            )
            continue
        yield from sentences(_schema_of(schema, kind), name, entry, checker)
        yield from _together(name, entry)


def _schema_of(schema: Mapping[str, Any], kind: str) -> dict[str, Any]:
    of_kind = schema["types"][kind]
    properties = dict(of_kind["properties"])
    for part in of_kind["uses"]:
        properties |= schema[part]
    return {
        "$defs": schema["$defs"],
        "type": "object",
        "required": ["type", *of_kind["required"]],
        "additionalProperties": False,
        "properties": properties,
        "description": f"any of {', '.join(sorted(properties))}",
    }


def _together(name: str, entry: Mapping[str, Any]) -> Iterator[str]:
    """Say what is good alone and contradicts, or lacks, something else."""
    if "consent_column" in entry and "without_consent" in entry:
        yield (
            f"{name} has consent_column and without_consent; accepted is one of them."
        )
    if entry["type"] in ("http_json", "audience_hashed") and "url" not in entry:
        for part in ("add", "remove"):
            if part not in entry:
                yield f"{name} lacks url, or {part} with a url of its own."


def _missing_variables(
    name: str, entry: Mapping[str, Any], environment: Mapping[str, str]
) -> Iterator[str]:
    named = {key: value for key, value in entry.items() if key.endswith("_env")}
    headers = named.pop("headers_env", {})
    named |= {f"headers_env.{header}": one for header, one in headers.items()}
    for setting, variable in named.items():
        if not environment.get(variable):
            yield (
                f"{name}.{setting} is {variable}, and the environment has no value "
                "of that name."
            )


def _definition(
    name: str, entry: Mapping[str, Any], environment: Mapping[str, str]
) -> Definition:
    rest = dict(entry)
    kind = rest.pop("type")
    is_free = rest.pop("without_consent", None) is not None
    consent = rest.pop("consent_column", CONSENT)
    return Definition(
        name,
        kind,
        None if is_free else consent,
        tuple(rest.pop("segments", ())),
        tuple(rest.pop("tiers", ())),
        rest.pop("fields", dict(FIELDS)),
        rest,
        environment,
    )
