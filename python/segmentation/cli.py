"""The command line ``segmentation``: a group that imports a command when called."""

from importlib import import_module

import click

# In the order in which they are met; the text is the first sentence of each.
COMMANDS = {
    "tour": "Show the segments of a small made-up shop, in a warehouse of its own.",
    "demo": "Load a made-up shop and replay its last months, with one rejected day.",
    "load": "Replace the raw tables by a folder's files or by a known data set.",
    "check": "Say all faults of the raw tables at once, without a build.",
    "run": "Build all without unit tests, publish, and say what became of it.",
    "live": "Serve the segment of now over HTTP, take events, tell what changed.",
    "activate": "Send changes of the published segments to a destination, by consent.",
    "list": "Write customers of segments and tiers to a file, with consent only.",
    "explain": "Print a customer's segment, why, features, history and audiences.",
    "erase": "Erase a customer from every table, audience and file, and prove it.",
    "backfill": "Replay days of history in order, as daily runs would have built them.",
    "rehearse": "Replay faults on a copy of the last delivery; say which are caught.",
    "summary": "Print where the tables are, and the segments with their sizes.",
    "status": "Print the last runs; exit with 1 when the last one needs a look.",
    "metrics": "Write verdict, sizes, drift, durations and newest rows for Prometheus.",
    "report": "Write the pages: boards, segment book, definitions and a first page.",
    "export-model": "Write the fitted model as joblib, ONNX and a model card.",
}


class LazyGroup(click.Group):
    """The commands of ``COMMANDS``, each in the module of its name.

    What a command needs takes up to seconds to import; ``--help`` needs none of it.
    """

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names in the order of ``COMMANDS``."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import a command; None if there is none of the name."""
        if cmd_name not in COMMANDS:
            return None
        name = cmd_name.replace("-", "_")
        module = import_module(f"segmentation.commands.{name}")
        # `list` is a name of Python's own.
        return getattr(module, name, None) or getattr(module, f"{name}_")

    def format_commands(
        self, ctx: click.Context, formatter: click.HelpFormatter
    ) -> None:
        """Write what each command does without importing it."""
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


@click.group(cls=LazyGroup, context_settings={"max_content_width": 88})
@click.version_option(package_name="customer-segmentation")
def main() -> None:
    """Load data for the customer segmentation and look at its result."""


if __name__ == "__main__":
    main()
