"""Whether the demo may begin: never beside tables that were there before."""

from dataclasses import dataclass

from segmentation.warehouse.base import Warehouse

HISTORY = "segment_sizes"


@dataclass(frozen=True)
class State:
    """What a warehouse holds before the demo.

    Parameters
    ----------
    raw_schema
        Schema of the raw tables.
    has_raw
        Whether any raw table is there.
    is_under_way
        Whether a demo was begun and not finished.
    has_history
        Whether any run was published.
    """

    raw_schema: str
    has_raw: bool
    is_under_way: bool
    has_history: bool

    @property
    def why_not(self) -> str | None:
        """Why the demo does not begin, in a sentence; None when it does."""
        if self.has_raw:
            return (
                f"Schema {self.raw_schema} has its tables already: nothing was "
                "loaded and no day was replayed."
            )
        if self.has_history and not self.is_under_way:
            return (
                "There is a history of published runs already, so no demo was "
                "loaded over it; segmentation demo --again does that."
            )
        return None


def state_of(warehouse: Warehouse, tables: set[str], raw_schema: str) -> State:
    """Look into a warehouse.

    Parameters
    ----------
    warehouse
        Open warehouse.
    tables
        Names of the raw tables.
    raw_schema
        Schema that holds them.
    """
    names = warehouse.table_names(warehouse.schema)
    return State(
        raw_schema,
        bool(tables & warehouse.table_names(raw_schema)),
        bool(tables & warehouse.table_names(demo_schema(raw_schema))),
        HISTORY in names and _has_rows(warehouse),
    )


def demo_schema(raw_schema: str) -> str:
    """Return the schema of the demo's deliveries while days are replayed."""
    return f"{raw_schema}_demo"


def _has_rows(warehouse: Warehouse) -> bool:
    sizes = warehouse.name(warehouse.schema, HISTORY)
    return warehouse.rows(f"select count(*) from {sizes}")[0][0] > 0
