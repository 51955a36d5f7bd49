"""All steps of an erasure, each of which can be repeated."""

import os
import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from segmentation.activation.definition import read_definition
from segmentation.activation.destinations import destination_of
from segmentation.activation.ledger import destinations_with, now
from segmentation.activation.sync import Sync
from segmentation.erasure.files import FOLDERS, clean_files
from segmentation.erasure.person import terms_of
from segmentation.erasure.places import Place, columns_of, hits, removal, schemas_of
from segmentation.erasure.pseudonyms import pseudonym
from segmentation.erasure.published import clean_folder
from segmentation.erasure.raw_rows import count_rows, raw_places, with_person
from segmentation.erasure.texts import IDS
from segmentation.erasure.tombstones import (
    PENDING,
    entomb,
    excluded_of,
    pending_terms,
    prepare,
    privacy_schema,
)
from segmentation.errors import InputError
from segmentation.published_place import SETTING, folder_of
from segmentation.warehouse.base import Connect, Warehouse, sql_text

SHOWN_DIGITS = 12


@dataclass
class Erasure:
    """The erasure of one customer.

    Parameters
    ----------
    connect
        Opens the warehouse.
    project_dir
        Folder that holds ``dbt_project.yml``.
    destinations
        The file that defines destinations.
    customer_id
        Any id of the person.
    key
        The secret of the pseudonyms.
    say
        Told each step in words that name no customer.
    """

    connect: Connect
    project_dir: Path
    destinations: Path
    customer_id: str
    key: str
    say: Callable[[str], None]
    terms: Mapping[str, set[str]] = field(default_factory=dict)
    _answers: dict[str, str] = field(default_factory=dict)
    _count_raw: int = 0
    _touched: set[str] = field(default_factory=set)

    @property
    def name(self) -> str:
        """The pseudonym under which the erasure is recorded."""
        return pseudonym(self.key, self.customer_id)

    def remember(self) -> None:
        """Step 1: remember who is erased, before anything is deleted."""
        with self.connect() as warehouse:
            prepare(warehouse, self.key)
            raw, _ = raw_places(warehouse, self.project_dir)
            found = terms_of(warehouse, raw, self.customer_id)
            begun = pending_terms(warehouse, self.name)
            self.terms = {
                kind: found.get(kind, set()) | begun.get(kind, set())
                for kind in found.keys() | begun.keys()
            }
            ids = self.terms[IDS]
            entomb(warehouse, self.key, self.name, ids, self.terms, now())
        self.say(f"1 remembered as {self.name[:SHOWN_DIGITS]}, {len(ids)} ids")

    def remove_from_audiences(self) -> None:
        """Step 2: remove the customer at every destination, and wait for the answer.

        Raises
        ------
        InputError
            If one does not take the removal, or is no longer defined.
        """
        ids = self.terms[IDS]
        with self.connect() as warehouse:
            names = destinations_with(warehouse, ids)
        for name in names:
            definition = read_definition(self.destinations, name, os.environ)
            sync = Sync(
                self.connect,
                self.project_dir,
                destination_of(definition),
                excluded=excluded_of,
            )
            with sync.locked():
                self._answers[name] = f"{sync.remove(ids)} removed"
        said = ", ".join(f"{one} {what}" for one, what in self._answers.items())
        self.say(f"2 audiences: {said or 'in none'}")

    def delete_rows(self) -> None:
        """Step 3: delete raw rows, rename histories, clean the published copy."""
        tokens = {one: f"erased:{secrets.token_hex(8)}" for one in self.terms[IDS]}
        with self.connect() as warehouse:
            raw, others = raw_places(warehouse, self.project_dir)
            ours = columns_of(warehouse, schemas_of(warehouse))
            for place in raw:
                count = count_rows(warehouse, place, self.terms)
                self._count_raw += count
                if count:
                    self._touched.add(place.relation(warehouse))
            self._touched |= {
                place.relation(warehouse) for place in ours if place.is_kept
            }
            statements = removal(warehouse, [*raw, *ours], self.terms, tokens)
            warehouse.execute("; ".join(statements) or "select 1")
            folder = self._published_folder(warehouse)
            left = with_person(warehouse, others, self.terms)
        if folder:
            clean_folder(folder, tokens, self.terms)
        self.say(f"3 deleted {self._count_raw:,} raw rows, renamed histories")
        if left:
            self.say(
                f"  not ours: {', '.join(left)} still have rows of the customer, "
                "which the project does not read or does not own; delete them there"
            )

    def clean_up(self) -> list[Path]:
        """Remove former published folders, and texts from files of the project."""
        with self.connect() as warehouse:
            folder = self._published_folder(warehouse)
        tokens = {one: "erased" for one in self.terms[IDS]}
        if folder:
            clean_folder(folder, tokens, self.terms)
        target, logs = (
            Path(os.environ.get(name, self.project_dir / default))
            for name, default in (
                ("DBT_TARGET_PATH", "target"),
                ("DBT_LOG_PATH", "logs"),
            )
        )
        places = {target, logs, *(self.project_dir / name for name in FOLDERS)}
        return clean_files(sorted(places), self.terms)

    def prove(self, is_published: bool) -> int:
        """Step 5: search every text column; record what was found.

        Parameters
        ----------
        is_published
            Whether a run without the customer is published.

        Returns
        -------
        int
            Columns in which the person is still found.

        Raises
        ------
        InputError
            If there is one: the erasure is not finished.
        """
        with self.connect() as warehouse:
            places = self._places(warehouse)
            found = list(hits(warehouse, places, self.terms))
            count = sum(len(place.columns) for place in places)
            if found:
                listed = ", ".join(
                    f"{place.schema}.{place.table}.{column.name}"
                    for place, column in found
                )
                raise InputError(
                    f"not erased yet: {listed} still have the customer; run the "
                    "command again, or delete the rows where these tables are made."
                )
            self._record(warehouse, is_published, count)
        self.say(f"5 proved: 0 hits in {count:,} columns")
        return count

    def free_bytes(self) -> None:
        """Step 6: let nothing of it stay in the blocks of the files."""
        with self.connect() as warehouse:
            schema = privacy_schema(warehouse)
            touched = sorted({*self._touched, warehouse.name(schema, PENDING)})
            warehouse.compact(touched)
        self.say("6 the bytes of deleted rows are freed")

    def _places(self, warehouse: Warehouse) -> list[Place]:
        raw, _ = raw_places(warehouse, self.project_dir)
        return [*raw, *columns_of(warehouse, schemas_of(warehouse))]

    def _published_folder(self, warehouse: Warehouse) -> Path | None:
        if warehouse.engine != "duckdb":
            return None
        file = warehouse.place.removeprefix("DuckDB ")
        given = os.environ.get(SETTING)
        return self.project_dir / folder_of(file, given)

    def _record(self, warehouse: Warehouse, is_published: bool, count: int) -> None:
        schema = privacy_schema(warehouse)
        answers = "; ".join(f"{one}: {what}" for one, what in self._answers.items())
        values = [
            sql_text(self.name),
            f"cast('{now():%Y-%m-%d %H:%M:%S}' as timestamp)",
            sql_text(answers or "in no audience"),
            str(self._count_raw),
            str(is_published).lower(),
            str(count),
            "0",
            sql_text(
                "columns of ids and of text searched for ids, addresses and orders"
            ),
        ]
        pending = warehouse.name(schema, PENDING)
        warehouse.execute(
            f"insert into {warehouse.name(schema, 'erasures')}"
            f" values ({', '.join(values)});"
            f" delete from {pending} where pseudonym = {sql_text(self.name)}"
        )
