"""Where segments go: one class per kind of destination behind one contract."""

from segmentation.activation.definition import Definition
from segmentation.activation.destinations.contract import Destination


def destination_of(definition: Definition) -> Destination:
    """Return the destination of a definition; each kind is imported when asked for."""
    if definition.kind == "http_json":
        from segmentation.activation.destinations.http_json import HttpJson

        return HttpJson(definition)
    if definition.kind == "audience_hashed":
        from segmentation.activation.destinations.audience_hashed import AudienceHashed

        return AudienceHashed(definition)
    if definition.kind == "postgres_column":
        from segmentation.activation.destinations.postgres_column import PostgresColumn

        return PostgresColumn(definition)
    from segmentation.activation.destinations.files import Files

    return Files(definition)
