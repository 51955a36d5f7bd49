"""The project's macros and models, rendered over a warehouse without starting dbt.

What a build does with a raw table and what ``segmentation check`` says of it are the
same SQL: a second version in Python would differ one day. Starting dbt and reading
the project takes longer than all the questions.
"""

import csv
import datetime
import re
from collections import namedtuple
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import jinja2
from dbt.adapters.base.column import Column
from dbt.adapters.base.relation import BaseRelation

from segmentation.dbt_project import DbtProject
from segmentation.errors import InputError
from segmentation.settings.project import read_yaml
from segmentation.warehouse.base import Warehouse, quoted, sql_text

DEFINED = re.compile(r"{%-?\s*macro\s+(\w+)")
COLUMNS = {
    "duckdb": "select column_name, column_type from (describe {relation})",
    "postgres": (
        "select attname, format_type(atttypid, atttypmod) from pg_attribute where"
        " attrelid = cast('{relation}' as regclass) and attnum > 0"
        " and not attisdropped order by attnum"
    ),
}
TEMPORARY = {"duckdb": "temp.main", "postgres": "pg_temp"}


class _ReturnedError(Exception):
    """What ``return()`` of dbt throws, caught where the macro was called."""

    def __init__(self, value: Any) -> None:
        super().__init__()
        self.value = value


class Project:
    """Macros by name, as dbt would call them, and models as temporary tables.

    Parameters
    ----------
    place
        The project that is run; the macros and models are those of its home.
    warehouse
        Where everything runs; what is made there is gone when it is closed.
    variables
        The project's variables.
    graph
        What dbt knows of sources and nodes.
    """

    def __init__(
        self,
        place: DbtProject,
        warehouse: Warehouse,
        variables: Mapping[str, Any],
        graph: Mapping[str, Any],
    ) -> None:
        self._place = place
        self.folder = folder = place.home
        self.graph = graph
        self._warehouse = warehouse
        self._made: set[str] = set()
        self._config: dict[str, Any] = {}
        self._answers: dict[str, Any] = {}
        self._modules: dict[str, Any] = {}
        self._seen: set[str] | None = None
        self._macros = {
            macro: text
            for text in (
                file.read_text() for file in (folder / "macros").rglob("*.sql")
            )
            for macro in DEFINED.findall(text)
        }
        self._environment = jinja2.Environment(extensions=["jinja2.ext.do"])
        self._environment.globals |= {
            **{macro: partial(self.call, macro) for macro in self._macros},
            **_names_of_dbt(),
            "var": lambda name, default=None: variables.get(name, default),
            "graph": graph,
            "project_name": place.settings["name"],
            "ref": lambda *names: self.table(names[-1]),
            "config": self._configure,
            "run_query": lambda sql: SimpleNamespace(rows=self._records(sql)),
            "adapter": SimpleNamespace(
                dispatch=self._dispatch,
                quote='"{}"'.format,
                get_columns_in_relation=self._columns,
                # Erased customers are rejected by a build; here their rows count.
                get_relation=lambda **_: None,
            ),
        }

    @contextmanager
    def only_columns(self, names: set[str]) -> Iterator[None]:
        """Let macros see these columns of relations alone."""
        self._seen = names
        try:
            yield
        finally:
            self._seen = None

    def answer(self, macro: str, value: Any) -> None:
        """Let a macro return this from now on."""
        self._answers[macro] = value

    def call(self, macro: str, *values: Any, **named: Any) -> Any:
        """Return what a macro returns, else its text.

        Raises
        ------
        InputError
            If the macro stops the run: its sentence.
        """
        if macro in self._answers:
            return self._answers[macro]
        text = self._macros[macro]
        if text not in self._modules:
            self._modules[text] = self._environment.from_string(text).module
        try:
            return getattr(self._modules[text], macro)(*values, **named)
        except _ReturnedError as returned:
            return returned.value

    def table(self, name: str) -> str:
        """Return the name of a model's or seed's temporary table, made when asked."""
        place = f"{TEMPORARY[self._warehouse.engine]}.{name}"
        if name not in self._made:
            seed = self._place.seed_file(name)
            if not seed and (self.folder / "seeds" / f"{name}.csv").is_file():
                return self._table_of_theirs(name)
            self._made.add(name)
            self._make(name, seed)
        return place

    def _table_of_theirs(self, name: str) -> str:
        """Return the table of the model that takes the place of a seed of ours."""
        root = self._place.settings["name"]
        for node in self.graph["nodes"].values():
            if (node["package_name"], node["name"]) == (root, name):
                return node["relation_name"]
        raise InputError(
            f"The seed {name} of the package is disabled, and {root} has none of that"
            " name that dbt knows: add one, or run `dbt parse` if it is new."
        )

    def _make(self, name: str, seed: Path | None) -> None:
        self._config = {}
        described = self.folder / "seeds" / f"{name}.yml"
        sql = _seed_sql(seed, described) if seed else self._model_sql(name)
        kind = "view" if self._config.get("materialized") == "view" else "table"
        place = f"{TEMPORARY[self._warehouse.engine]}.{name}"
        created = name if self._warehouse.engine == "postgres" else place
        self._warehouse.execute(f"create temporary {kind} {created} as {sql}")
        if self._warehouse.engine == "postgres" and kind == "table":
            self._warehouse.execute(f"analyze {place}")

    def _model_sql(self, name: str) -> str:
        [file] = (self.folder / "models").rglob(f"{name}.sql")
        template = self._environment.from_string(file.read_text())
        own: dict[str, Any] = {}
        # Models that this one reads are rendered in between.
        text = template.render(config=lambda **given: own.update(given) or "")
        self._config = own
        return text

    def _configure(self, **given: Any) -> str:
        self._config |= given
        return ""

    def _dispatch(self, name: str) -> Callable[..., Any]:
        own = f"{self._warehouse.engine}__{name}"
        return partial(self.call, own if own in self._macros else f"default__{name}")

    def _records(self, sql: str) -> list[tuple]:
        rows = self._warehouse.rows(sql)
        record = namedtuple(
            "record", self._warehouse.names_of_last_query(), rename=True
        )
        return [record(*row) for row in rows]

    def _columns(self, relation: str) -> list[SimpleNamespace]:
        columns = COLUMNS[self._warehouse.engine].format(relation=relation)
        return [
            SimpleNamespace(name=name, data_type=data_type)
            for name, data_type in self._warehouse.rows(columns)
            if self._seen is None or name in self._seen
        ]


def _names_of_dbt() -> dict[str, Any]:
    """Return what macros find in dbt and needs no warehouse."""
    return {
        "return": _return,
        "execute": True,
        "this": SimpleNamespace(database="", schema=""),
        "flags": SimpleNamespace(WHICH="build"),
        "model": SimpleNamespace(resource_type="model"),
        "modules": SimpleNamespace(re=re, datetime=datetime),
        "api": SimpleNamespace(Relation=BaseRelation, Column=Column),
        "dbt": SimpleNamespace(
            string_literal="'{}'".format,
            escape_single_quotes=lambda text: text.replace("'", "''"),
            type_string=lambda: "text",
            type_float=lambda: "double precision",
        ),
        "exceptions": SimpleNamespace(
            raise_fail_fast_error=_stop, raise_compiler_error=_stop, warn=lambda _: ""
        ),
        "log": lambda *_, **__: "",
        "source": lambda *_: "",
        "load_relation": lambda relation: relation,
        "env_var": lambda _, default="": default,
        "run_started_at": datetime.datetime.now(datetime.UTC),
    }


def _seed_sql(file: Path, described: Path) -> str:
    """Return a seed's rows as a query, typed as our YAML says."""
    [seed] = read_yaml(described)["seeds"]
    types = seed["config"]["column_types"]
    with file.open(newline="", encoding="utf-8-sig") as stream:
        names, *rows = [row for row in csv.reader(stream) if row]
    columns = ", ".join(
        f"cast({quoted(name)} as {types.get(name, 'text')}) as {quoted(name)}"
        for name in names
    )
    given = ", ".join(map(quoted, names))
    texts = ", ".join(
        f"({', '.join(sql_text(value) if value else 'null' for value in row)})"
        for row in rows
    )
    where = "" if rows else " where false"
    texts = texts or f"({', '.join(['null'] * len(names))})"
    return f"select {columns} from (values {texts}) as given ({given}){where}"


def _return(value: Any = "") -> None:
    raise _ReturnedError(value)


def _stop(sentence: str) -> None:
    raise InputError(sentence)
