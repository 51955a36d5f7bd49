"""Locks that one process at a time holds on the server while it writes.

An advisory lock belongs to a session, and dbt gives its sessions back between
two models; so a lock has a session of its own. The server lets it go when the
process ends, however it ends.
"""

import hashlib
import os
import socket
import threading
from typing import Any

import psycopg2
from dbt.adapters.contracts.connection import Connection
from dbt.adapters.postgres.connections import PostgresConnectionManager
from dbt_common.exceptions import DbtRuntimeError

# A session that waits is neither ended for that nor forgotten when the network
# goes: the server asks after a minute (settings of the session).
SETTINGS = (
    "set idle_session_timeout = 0; set tcp_keepalives_idle = 60;"
    " set tcp_keepalives_interval = 10; set tcp_keepalives_count = 3"
)
TRY = "select pg_try_advisory_lock(%s, %s)"
HOLDER = """
    select activity.pid, activity.application_name, activity.usename,
        to_char(activity.backend_start at time zone 'UTC', 'YYYY-MM-DD HH24:MI:SS')
    from pg_locks as locks
    inner join pg_stat_activity as activity on locks.pid = activity.pid
    inner join pg_database as databases on locks.database = databases.oid
    where locks.locktype = 'advisory' and locks.granted and locks.objsubid = 2
        and databases.datname = current_database()
        and cast(cast(locks.classid as bigint) as bit(32)) = cast(%s as bit(32))
        and cast(cast(locks.objid as bigint) as bit(32)) = cast(%s as bit(32))
"""
MAX_APPLICATION_NAME = 63

_guard = threading.Lock()
_held: dict[tuple, tuple[Any, set]] = {}


def hold(credentials: Any, name: str, owner: object) -> None:
    """Hold the lock of a name, in this process, until its last owner lets go.

    Parameters
    ----------
    credentials
        dbt's credentials of the server and database.
    name
        What is written, such as a schema; equal names exclude each other within
        a database.
    owner
        Who holds it; the same owner twice is one. Owners in one process share it.

    Raises
    ------
    DbtRuntimeError
        If another process holds it; the message says which, and since when.
    """
    key = _key(credentials, name)
    with _guard:
        handle, owners = _held.get(key, (None, set()))
        if handle is None or not _is_alive(handle):
            handle = _take(credentials, name)
        _held[key] = (handle, owners | {owner})


def release(owner: object) -> None:
    """Let go of every lock of an owner; others in the process keep theirs."""
    with _guard:
        for key, (handle, owners) in list(_held.items()):
            owners.discard(owner)
            if not owners:
                del _held[key]
                handle.close()


def _key(credentials: Any, name: str) -> tuple:
    return credentials.host, credentials.port, credentials.database, name


def _is_alive(handle: Any) -> bool:
    try:
        with handle.cursor() as cursor:
            cursor.execute("select 1")
    except psycopg2.Error:
        return False
    return True


def _take(credentials: Any, name: str) -> Any:
    opened = PostgresConnectionManager.open(
        Connection(type="postgres", name="lock", credentials=credentials)
    )
    handle = opened.handle
    # Never inside a transaction: it would hold back the server's vacuum.
    handle.autocommit = True
    with handle.cursor() as cursor:
        cursor.execute(SETTINGS)
        cursor.execute("set application_name = %s", [_application_name()])
        numbers = _numbers(name)
        cursor.execute(TRY, numbers)
        if cursor.fetchone()[0]:
            return handle
        cursor.execute(HOLDER, numbers)
        holder = cursor.fetchone()
    handle.close()
    raise DbtRuntimeError(_sentence(name, holder))


def _application_name() -> str:
    """Name the process, so that the reader of the message knows whom to ask."""
    words = f"dbt, process {os.getpid()} on {socket.gethostname()}"
    return words[:MAX_APPLICATION_NAME]


def _numbers(name: str) -> list[int]:
    digest = hashlib.sha256(name.encode()).digest()
    parts = (digest[:4], digest[4:8])
    return [int.from_bytes(part, "big", signed=True) for part in parts]


def _sentence(name: str, holder: tuple | None) -> str:
    if holder is None:
        return f"Another run that writes {name} ended just now; start this one again."
    pid, application, user, since = holder
    return (
        f"Another run is writing {name}: {application}, user {user}, since {since} UTC."
        f" Wait until it is done; if it hangs, end it with"
        f" select pg_terminate_backend({pid})."
    )
