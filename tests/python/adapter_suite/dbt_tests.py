"""The test classes of dbt's own adapter suite, bound to one type of profile."""

import importlib
from collections.abc import Iterator
from pathlib import Path

import dbt.tests.adapter as suite
import pytest

FOLDER = Path(suite.__path__[0])
# Folders and files of the suite.
AREAS = (
    *("basic", "caching", "catalog", "column_types", "concurrency", "empty"),
    *("ephemeral", "grants", "simple_copy", "hooks/test_run_hooks.py"),
    "python_model/test_python_model.py",
)


def classes_for(profile_type: str) -> dict[str, type]:
    """Return a subclass of each test class, for a type of profile, by pytest's name."""
    return {
        name: _bound(name, base, profile_type)
        for name, base in _concrete_classes().items()
    }


def _bound(name: str, base: type, profile_type: str) -> type:
    """Give a class its type of profile, and keep its tests on one worker."""
    group = pytest.mark.xdist_group(f"{profile_type}_{name}")
    # The suite's fixtures are methods, of which pytest 10 will want class methods.
    quiet = pytest.mark.filterwarnings("ignore:Class-scoped fixture")
    marks = [pytest.mark.slow, group, quiet]
    bound = {"profile_type": profile_type, "pytestmark": marks, "__test__": True}
    return type(name, (base,), bound)


def _concrete_classes() -> dict[str, type]:
    """Leave out each base class that another only renames, as `TestX(BaseX)` does."""
    found = dict(_named_classes())
    renamed = {
        value.__base__
        for value in found.values()
        if all(name.startswith("__") for name in vars(value))
    }
    return {name: value for name, value in found.items() if value not in renamed}


def _named_classes() -> Iterator[tuple[str, type]]:
    """Yield every class with tests in the suite, named after its folder."""
    for file in sorted(file for area in AREAS for file in _files(FOLDER / area)):
        path = file.relative_to(FOLDER).with_suffix("")
        module = importlib.import_module(".".join([suite.__name__, *path.parts]))
        for value in vars(module).values():
            if _has_tests(value) and value.__module__ == module.__name__:
                yield f"Test_{path.parts[0]}_{value.__name__}", value


def _files(area: Path) -> list[Path]:
    return [area] if area.is_file() else list(area.rglob("[!_]*.py"))


def _has_tests(value: object) -> bool:
    return isinstance(value, type) and any(n.startswith("test") for n in dir(value))
