"""The macro `source_tables` lists what the YAML of the sources describes."""

import re

from segmentation.contract import read_contract
from support.messy import STAGED
from support.project import ROOT

# Aliases say who a customer is, actions are looked at by models/act alone: neither has
# rows that the gate counts.
NOT_COUNTED = {"customer_aliases", "actions"}
MACRO = ROOT / "macros" / "intake" / "source_tables.sql"


def test_the_list_of_source_tables_is_that_of_the_sources() -> None:
    """If not, a table is loaded and staged, but never counted, rejected or guarded."""
    listed = re.findall(r"\['(\w+)', '(\w+)'\]", MACRO.read_text())
    assert {name: f"stg_{source}__{name}" for source, name in listed} == STAGED
    assert {name for _, name in listed} == set(read_contract(ROOT)) - NOT_COUNTED
