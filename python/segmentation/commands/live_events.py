"""``segmentation live consume``, ``outbox`` and ``resume``: events in, changes out."""

import os
import signal
from collections.abc import Callable, Mapping
from pathlib import Path

import click

from segmentation.activation.outbox import PAUSE, Receiver, Topic, Webhook, deliver
from segmentation.activation.retry import Patience
from segmentation.commands.options import project_option, target_option
from segmentation.errors import InputError
from segmentation.live.events.calls import Calls
from segmentation.warehouse.connect import open_warehouse

properties_option = click.option(
    "--properties",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="File of further settings of Kafka, name=value on each line, such as TLS.",
)


@click.command()
@click.option("--brokers", required=True, help="host:port, several with commas.")
@click.option("--topic", required=True, help="What is read.")
@click.option(
    "--group",
    default="segmentation",
    show_default=True,
    help="Name under which the offsets are stored.",
)
@click.option(
    "--metrics-port",
    type=click.IntRange(1, 65535),
    help="Serve metrics for Prometheus on this port of 127.0.0.1.",
)
@properties_option
@target_option
@project_option
def consume(
    brokers: str,
    topic: str,
    group: str,
    metrics_port: int | None,
    properties: Path | None,
    target: str | None,
    project_dir: Path,
) -> None:
    """Take events from a topic of Kafka, until it is stopped.

    The target's role needs to be in live_event_roles.
    """
    try:
        from segmentation.live.stream.consume import Stream
    except ImportError as error:
        raise _without_stream(error) from error
    with open_warehouse(project_dir, target) as warehouse:
        given = properties_of(properties)
        stream = Stream(Calls(warehouse), brokers, topic, group, given)
        if metrics_port:
            from prometheus_client import start_http_server

            start_http_server(metrics_port, "127.0.0.1", stream.metrics.registry)
        stream.run(_signals())


@click.command()
@click.option("--to", "url", help="Address that takes the rows as JSON.")
@click.option("--brokers", help="Kafka instead: host:port, several with commas.")
@click.option("--topic", help="Kafka instead: what is written.")
@click.option("--once", is_flag=True, help="End when nothing is left.")
@properties_option
@target_option
@project_option
def outbox(
    url: str | None,
    brokers: str | None,
    topic: str | None,
    once: bool,
    properties: Path | None,
    target: str | None,
    project_dir: Path,
) -> None:
    """Deliver changed segments and fired triggers, each at least once.

    To an address, or to a topic of Kafka, until it is stopped. A repetition has the
    same key. SEGMENTATION_OUTBOX_TOKEN is sent to the address, and
    SEGMENTATION_OUTBOX_SECRET signs what is sent. The target's role needs to be in
    live_outbox_roles.
    """
    receiver = _receiver(url, brokers, topic, properties_of(properties))
    pause = None if once else PAUSE
    with (
        open_warehouse(project_dir, target) as warehouse,
        warehouse.named_lock("outbox"),
    ):
        count = deliver(Calls(warehouse), receiver, Patience(), _signals(), pause)
    click.echo(f"{count:,} rows were delivered.")


@click.command()
@target_option
@project_option
def resume(target: str | None, project_dir: Path) -> None:
    """Tell changes on again, after too many customers had moved.

    What was held back is told as it is now. The target's role needs to be in
    live_outbox_roles.
    """
    with open_warehouse(project_dir, target) as warehouse:
        count = Calls(warehouse).resume()
    click.echo(f"Changes are told on again; {count:,} that were held back are told.")


def properties_of(file: Path | None) -> dict[str, str]:
    """Return name to value of a file of settings.

    Parameters
    ----------
    file
        With name=value on each line; what follows # is a comment.

    Raises
    ------
    InputError
        If a line is none.
    """
    found = {}
    lines = file.read_text(encoding="utf-8").splitlines() if file else []
    for number, line in enumerate(lines, start=1):
        name, equals, value = line.partition("=")
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        if not equals or not name.strip():
            raise InputError(
                f"{file}, line {number}: {line.strip()[:60]} is not accepted; accepted "
                "is name=value."
            )
        found[name.strip()] = value.strip()
    return found


def _receiver(
    url: str | None,
    brokers: str | None,
    topic: str | None,
    properties: Mapping[str, str],
) -> Receiver:
    if url and not (brokers or topic):
        return Webhook(url, os.environ)
    if url or not (brokers and topic):
        raise InputError("name --to ADDRESS, or --brokers and --topic of Kafka.")
    try:
        return Topic(brokers, topic, properties)
    except ImportError as error:
        raise _without_stream(error) from error


def _without_stream(error: ImportError) -> InputError:
    return InputError(
        f"Kafka needs {error.name}: pip install 'customer-segmentation[stream]'."
    )


def _signals() -> Callable[[], bool]:
    """Return what says whether a signal has asked to end, after a whole round."""
    asked = []
    for one in (signal.SIGINT, signal.SIGTERM):
        signal.signal(one, lambda *_: asked.append(True))
    return lambda: bool(asked)
