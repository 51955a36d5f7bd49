"""dbt over a project that was parsed before, for runs that differ in their day.

dbt parses the whole project again, four seconds, whenever a variable differs. A
run here takes the project as an earlier run of the same kind left it parsed: the
configurations say the same, and SQL and macros are rendered in each run.
"""

import contextlib
import hashlib
import io
import os
import re
import shutil
import sys
import tempfile
from functools import cache
from pathlib import Path

import yaml
from dbt.cli.main import dbtRunner
from dbt.contracts.graph.manifest import Manifest
from dbt.parser.manifest import extended_mashumuro_decoder
from filelock import FileLock

ROOT = Path(__file__).parents[3]
# Where configurations read variables; SQL and macros are rendered in each run.
CONFIGURED_IN = ("dbt_project.yml", "models/**/*.yml", "snapshots/*.yml", "seeds/*.yml")
# Variable of a macro that configurations call: which mappings are on.
OF_MACROS = {"mapping"}
# What hooks read, which are rendered in each run; and the roles, see `configure`.
OF_A_RUN = {"outcome_days", "outcome_days_tolerance", "bi_roles"}
# Settings that no configuration reads, the database, see `move`, and `configure`.
OF_A_PLACE = {
    *("PGDATABASE", "PGUSER", "PGPASSWORD", "PGTZ", "SEGMENTATION_DUCKDB_PATH"),
    *("SEGMENTATION_THREADS", "SEGMENTATION_AS_OF", "SEGMENTATION_PUBLISHED_DIR"),
}
# Where the parsed projects of this session are.
FOLDER = "SEGMENTATION_PARSED_DIR"
READ: dict[Path, Manifest] = {}


def path_of(words: list[str], environment: dict[str, str]) -> Path:
    """Return the file with the project parsed for runs of this kind."""
    return Path(environment[FOLDER]) / f"{key(words, environment)}.msgpack"


def key(words: list[str], environment: dict[str, str]) -> str:
    """Return a name for all that the parsed project depends on."""
    given = given_variables(words)
    variables = {k: v for k, v in given.items() if k in variables_of_configurations()}
    settings = {
        name: value
        for name, value in environment.items()
        if name.startswith(("SEGMENTATION_", "PG")) and name not in OF_A_PLACE
    }
    text = repr((sorted(variables.items()), sorted(settings.items())))
    return hashlib.sha256(text.encode()).hexdigest()[:16]


@cache
def variables_of_configurations() -> set[str]:
    """Return the variables that make another parsed project."""
    files = [file for place in CONFIGURED_IN for file in ROOT.glob(place)]
    texts = [file.read_text(encoding="utf-8") for file in files]
    named = set(re.findall(r"\bvar\(\s*['\"](\w+)", "\n".join(texts)))
    return (named | OF_MACROS) - OF_A_RUN


def given_variables(words: list[str]) -> dict:
    """Return the variables of a command line."""
    if "--vars" not in words:
        return {}
    return yaml.safe_load(words[words.index("--vars") + 1])


def parse_once(words: list[str], path: Path) -> None:
    """Parse the project as a run with these words would, and keep it."""
    with FileLock(f"{path}.lock"):
        if path.exists():
            return
        variables = yaml.safe_dump(given_variables(words))
        with tempfile.TemporaryDirectory(dir=path.parent) as folder:
            places = ["--target-path", folder, "--log-path", folder]
            words = ["--quiet", "parse", "--vars", variables, *places]
            done = dbtRunner().invoke(words)
            if not done.success:
                message = f"The project cannot be parsed: {done.exception}"
                raise RuntimeError(message) from done.exception
            (Path(folder) / "manifest.json").rename(path.with_suffix(".json"))
            (Path(folder) / "partial_parse.msgpack").rename(path)


def read(path: Path) -> Manifest:
    """Return the project that a file holds."""
    if path not in READ:
        decoder = extended_mashumuro_decoder
        READ[path] = Manifest.from_msgpack(path.read_bytes(), decoder=decoder)
    return READ[path]


def list_nodes(path: Path) -> None:
    """Do nothing with a parsed project that leaves a trace."""
    manifest = read(path)
    manifest.build_flat_graph()
    manifest.build_parent_and_child_maps()
    words = ["--quiet", "--no-write-json", "list", "--select", "resource_type:seed"]
    with contextlib.redirect_stdout(io.StringIO()):
        dbtRunner(manifest=manifest).invoke(words)


def run(words: list[str], path: Path) -> int:
    """Run dbt on a parsed project and return its exit code."""
    manifest = read(path)
    configure(manifest, given_variables(words))
    if os.environ["SEGMENTATION_TARGET"] == "postgres":
        move(manifest, os.environ["PGDATABASE"])
        manifest.build_flat_graph()
    show(path.with_suffix(".json"), Path(os.environ["DBT_TARGET_PATH"]))
    done = dbtRunner(manifest=manifest).invoke(["--no-write-json", *words])
    if done.exception is not None:
        print(done.exception, file=sys.stderr)  # noqa: T201
        return 2
    return 0 if done.success else 1


def show(described: Path, target: Path) -> None:
    """Put the description of the project where a run would write it, in seconds."""
    target.mkdir(parents=True, exist_ok=True)
    shutil.copy(described, target / "manifest.json")


def configure(manifest: Manifest, variables: dict) -> None:
    """Let a parsed project be published as the variables and settings of a run say."""
    folder = os.environ.get("SEGMENTATION_PUBLISHED_DIR", "")
    values = {"bi_roles": variables.get("bi_roles", []), "published_dir": folder}
    for node in manifest.nodes.values():
        for name in values.keys() & set(node.config):
            node.config[name] = values[name]


def move(manifest: Manifest, database: str) -> None:
    """Let a project that was parsed for one database of PostgreSQL name another."""
    for node in [*manifest.nodes.values(), *manifest.sources.values()]:
        if node.relation_name:
            old, new = f'"{node.database}".', f'"{database}".'
            node.relation_name = node.relation_name.replace(old, new, 1)
        node.database = database
