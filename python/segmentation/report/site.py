"""Writes the site: all of its pages, or none."""

import tempfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from markupsafe import Markup

from segmentation.atomic import replace_folder
from segmentation.contract import project_variable
from segmentation.report import docs, lineage, pages, pdf
from segmentation.report.age import age
from segmentation.report.boards import (
    Board,
    find_boards,
    render_boards,
    with_their_tables,
)
from segmentation.report.page_data import PageData, read_page_data
from segmentation.report.reader import Reader
from segmentation.report.workspace import prepare_workspace

PDF = "segment_book.pdf"
Say = Callable[[str], None]


def write_site(reader: Reader, site: Path, say: Say) -> None:
    """Write the site into a new folder and let the path point to it.

    Parameters
    ----------
    reader
        What the pages show.
    site
        Becomes a symbolic link; a failure leaves what it pointed to.
    say
        Called with a line for each step.

    Raises
    ------
    InputError
        If a board does not fit the tables, or a tool fails.
    """
    with reader.open() as warehouse:
        data = read_page_data(warehouse)
    label = f"{data.shown['as_of']:%Y-%m-%d}"
    # dct runs in a folder of its own and the browser needs absolute addresses.
    replace_folder(
        site.absolute(),
        label,
        lambda folder: _write(reader, data, folder, say),
        "--site",
    )


def _write(reader: Reader, data: PageData, folder: Path, say: Say) -> None:
    with tempfile.TemporaryDirectory(prefix="segmentation_report_") as scratch:
        workspace = Path(scratch)
        say("Describing the published tables (dbt docs, half a minute) ...")
        artefacts = prepare_workspace(reader, workspace)
        docs.write_docs(artefacts, folder / docs.PAGE)
        say("Tracing where each column comes from ...")
        lineage.write_lineage(artefacts, folder / lineage.PAGE)
        boards = with_their_tables(find_boards(reader.home), artefacts)
        say(f"Drawing {len(boards)} boards (a minute or two) ...")
        (folder / "boards").mkdir()
        render_boards(boards, workspace, folder / "boards", _age(reader, data))
    say("Writing the segment book ...")
    _write_pages(reader, data, boards, folder, say)


def _write_pages(
    reader: Reader, data: PageData, boards: list[Board], folder: Path, say: Say
) -> None:
    site = pages.Site(
        data,
        project_variable(reader.project_dir, "base_currency", "GBP").strip().upper(),
        *_place(reader),
        project_variable(reader.project_dir, "outcome_days", 90),
        boards,
        _age(reader, data),
    )
    book = folder / pages.BOOK
    book.write_text(pages.render_book(site))
    has_pdf = _print(book, folder / PDF, say)
    (folder / "segments").mkdir()
    for path, text in pages.render_pages(replace(site, has_pdf=has_pdf)).items():
        (folder / path).write_text(text)


def _age(reader: Reader, data: PageData) -> Markup:
    max_days = project_variable(reader.project_dir, "max_days_since_run", 3)
    return age(data.shown["as_of"], max_days)


def _print(book: Path, file: Path, say: Say) -> bool:
    """Print the book; return whether there was a browser that could."""
    browser = pdf.find_browser()
    if browser is None:
        say("No browser, so no PDF of the book: `make system-packages` installs one.")
    elif problem := pdf.print_pdf(browser, book, file):
        say(f"There is no PDF of the book: {problem}.")
    return file.exists()


def _place(reader: Reader) -> tuple[str, str]:
    """Return the table of customers as a reader writes it, and where it is."""
    if reader.path is not None:
        return "customers", f"The DuckDB file {reader.path.name} holds the table."
    schema = reader.credentials.schema
    return f"{schema}.customers", f"The table is in PostgreSQL, schema {schema}."
