"""Locks of a warehouse that a PostgreSQL server holds while the process lives."""

from abc import abstractmethod
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from dbt_common.exceptions import DbtBaseException

from dbt.adapters.postgrespython import lock
from segmentation.errors import LockedError
from segmentation.warehouse.base import Warehouse


class ServerLockedWarehouse(Warehouse):
    """A warehouse whose runs a PostgreSQL server keeps apart."""

    @abstractmethod
    def _lock_server(self) -> Any:
        """Return the credentials of the server; None where there is none."""

    def _lock_name(self, name: str) -> str:
        """Return a name that nothing else on the server has."""
        return name

    def hold_lock(self) -> None:
        """Hold the lock that a run of dbt holds, until the process ends."""
        self._hold(f"schema {self.schema}", "warehouse")

    @contextmanager
    def named_lock(self, name: str) -> Iterator[None]:
        """Hold an advisory lock on the server, in a session of its own."""
        owner = object()
        self._hold(f"the {name} of schema {self.schema}", owner)
        try:
            yield
        finally:
            lock.release(owner)

    def _hold(self, name: str, owner: object) -> None:
        server = self._lock_server()
        if server is None:
            return
        try:
            lock.hold(server, self._lock_name(name), owner)
        except DbtBaseException as error:
            raise LockedError(str(error.msg)) from error
