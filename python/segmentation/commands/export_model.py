"""``segmentation export-model``: the model for use outside of the warehouse."""

from pathlib import Path

import click

from segmentation.commands.options import FOLDER, project_option, target_option
from segmentation.export.read import read_model
from segmentation.export.write import write_model
from segmentation.warehouse.connect import open_warehouse


@click.command("export-model")
@target_option
@project_option
@click.option("--model-id", help="A model of segment_models; else the current one.")
@click.option(
    "--out", type=FOLDER, default="exported_model", show_default=True, help="Folder."
)
def export_model(
    target: str | None, project_dir: Path, model_id: str | None, out: Path
) -> None:
    """Write the fitted model as joblib, ONNX and a model card.

    Without --model-id it is the model of the newest accepted run.
    """
    with open_warehouse(project_dir, target) as warehouse:
        model = read_model(warehouse, model_id)
    for path in write_model(model, out):
        click.echo(path)
