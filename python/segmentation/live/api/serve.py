"""The API in this process, until it is stopped."""

from collections.abc import Mapping
from typing import Any

import uvicorn

from segmentation.errors import InputError
from segmentation.live.api.app import Settings, create_app
from segmentation.live.api.database import open_database
from segmentation.live.api.tokens import EVENT_VARIABLE, VARIABLE, tokens_of

OWN_MACHINE = {"127.0.0.1", "::1", "localhost"}


def serve(
    credentials: Any,
    schema: str,
    connections: int,
    settings: Settings,
    address: tuple[str, int],
    keeps_statements: bool = True,
) -> None:
    """Serve until a signal ends it.

    Parameters
    ----------
    credentials
        Of a dbt target.
    schema
        Target schema of the build.
    connections
        Most connections to the database.
    settings
        Tokens and bounds.
    address
        Host and port.
    keeps_statements
        False behind a pooler that gives each transaction another connection.

    Raises
    ------
    InputError
        If the target is not PostgreSQL.
    """
    if not credentials.type.startswith("postgres"):
        raise InputError(
            "live serve needs PostgreSQL, and the target is of type "
            f"{credentials.type}."
        )
    database = open_database(credentials, schema, connections, keeps_statements)
    app = create_app(database, settings)
    host, port = address
    uvicorn.run(app, host=host, port=port, log_level="warning", access_log=False)


def tokens_for(
    environment: Mapping[str, str], host: str, without_tokens: bool
) -> tuple[dict[str, str], dict[str, str]]:
    """Return who may ask, and who may send events: name to token.

    Parameters
    ----------
    environment
        Environment variables.
    host
        Where the service listens.
    without_tokens
        Everybody on this machine may ask.

    Raises
    ------
    InputError
        If others could ask without a token, or the tokens cannot be read.
    """
    if not without_tokens:
        events = environment.get(EVENT_VARIABLE, "")
        return (
            tokens_of(environment.get(VARIABLE, "")),
            tokens_of(events, EVENT_VARIABLE) if events.strip() else {},
        )
    if host not in OWN_MACHINE:
        raise InputError(
            f"--without-tokens listens on 127.0.0.1 only, and --host is {host}; set "
            f"{VARIABLE} to serve other machines."
        )
    return {}, {}
