"""Rules on macros that dbt-bouncer's own checks cannot express.

Its own ask for a description of each `duckdb__` body too, and for a file of each
body's name. Here an engine's body belongs to the macro that picks it.
"""

from pathlib import Path
from typing import Any

from dbt_bouncer.check_framework.decorator import check, fail
from jinja2 import Environment

ENGINE_BODIES = (
    "default__",
    "duckdb__",
    "postgres__",
    "postgrespython__",
    "spark__",
    "sparkpython__",
)
# dbt names the macro of a materialization or generic test by its kind.
KINDS = ("test_", "materialization_")


@check(code="XM001")
def check_macro_and_its_arguments_are_described(macro: Any) -> None:
    """Fail for a macro without a description of itself and of each argument."""
    if macro.name.startswith((*ENGINE_BODIES, *KINDS)):
        return
    if not (macro.description or "").strip():
        fail(f"Macro `{macro.name}` has no description in its folder's _macros.yml.")
    described = {entry.name for entry in macro.arguments or [] if entry.description}
    missing = [name for name in _arguments(macro.macro_sql) if name not in described]
    if missing:
        fail(f"Macro `{macro.name}` does not describe its arguments {missing}.")


@check(code="XM002")
def check_macro_lies_in_a_file_of_its_name(macro: Any) -> None:
    """Fail for a macro in a file of another name, where it cannot be found."""
    if macro.name.startswith(KINDS):
        return
    name = macro.name.split("__", 1)[-1] if "__" in macro.name else macro.name
    if Path(macro.original_file_path).stem != name:
        fail(f"Macro `{macro.name}` lies in {macro.original_file_path}.")


def _arguments(source: str) -> list[str]:
    """Return the names in the signature of the first macro of a source."""
    definition = Environment(extensions=["jinja2.ext.do"]).parse(source).body[0]
    return [argument.name for argument in getattr(definition, "args", [])]
