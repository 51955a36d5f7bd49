"""dbt over a project that was parsed before, for runs that differ in their day.

dbt parses the whole project again, four seconds, whenever a variable differs. A
run here takes the project as an earlier run of the same kind left it parsed: the
configurations say the same, and SQL and macros are rendered in each run.
"""

import gc
import hashlib
import os
import sys
import tempfile
from pathlib import Path

import yaml
from dbt.cli.main import dbtRunner
from dbt.contracts.graph.manifest import Manifest
from dbt.parser.manifest import extended_mashumuro_decoder

# Variables that no configuration reads, only SQL and macros.
OF_A_RUN = {"as_of", "backfill", "accept_drift", "accepted_by", "accepted_because"}
# Settings that no configuration reads, and the database, see `move`.
OF_A_PLACE = {
    *("PGDATABASE", "SEGMENTATION_DUCKDB_PATH"),
    *("SEGMENTATION_THREADS", "SEGMENTATION_AS_OF"),
}
# Where the parsed projects of this session are.
FOLDER = "SEGMENTATION_PARSED_DIR"


def main(words: list[str]) -> int:
    """Run dbt and return its exit code."""
    path = Path(os.environ[FOLDER]) / f"{key(words)}.msgpack"
    if not path.exists():
        parse(words, path)
    manifest = Manifest.from_msgpack(
        path.read_bytes(), decoder=extended_mashumuro_decoder
    )
    move(manifest, os.environ.get("PGDATABASE"))
    manifest.build_flat_graph()
    manifest.build_parent_and_child_maps()
    gc.freeze()  # Else collections look through the whole project, again and again.
    done = dbtRunner(manifest=manifest).invoke(words)
    if done.exception is not None:
        print(done.exception, file=sys.stderr)  # noqa: T201
        return 2
    return 0 if done.success else 1


def move(manifest: Manifest, database: str | None) -> None:
    """Let a project that was parsed for one database of PostgreSQL name another."""
    if os.environ["SEGMENTATION_TARGET"] != "postgres":
        return
    for node in [*manifest.nodes.values(), *manifest.sources.values()]:
        if node.relation_name:
            old, new = f'"{node.database}".', f'"{database}".'
            node.relation_name = node.relation_name.replace(old, new, 1)
        node.database = database


def key(words: list[str]) -> str:
    """Return a name for all that the parsed project depends on."""
    variables = {k: v for k, v in given_variables(words).items() if k not in OF_A_RUN}
    settings = {
        name: value
        for name, value in os.environ.items()
        if name.startswith(("SEGMENTATION_", "PG")) and name not in OF_A_PLACE
    }
    text = repr((sorted(variables.items()), sorted(settings.items())))
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def given_variables(words: list[str]) -> dict:
    """Return the variables of a command line."""
    if "--vars" not in words:
        return {}
    return yaml.safe_load(words[words.index("--vars") + 1])


def parse(words: list[str], path: Path) -> None:
    """Parse the project as a run with these words would, and keep it."""
    variables = yaml.safe_dump(given_variables(words))
    with tempfile.TemporaryDirectory(dir=path.parent) as folder:
        places = ["--target-path", folder, "--log-path", folder]
        dbtRunner().invoke(["--quiet", "parse", "--vars", variables, *places])
        (Path(folder) / "partial_parse.msgpack").rename(path)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
