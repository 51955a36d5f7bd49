"""Writes the site: all of its pages, or none."""

import tempfile
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

from markupsafe import Markup

from segmentation.atomic import replace_folder
from segmentation.contract import project_variable
from segmentation.report import definitions, docs, lineage, pages, pdf, site_paths
from segmentation.report.age import Age
from segmentation.report.boards import Board, find_boards, read_boards, relations_of
from segmentation.report.drawing import Drawn, draw
from segmentation.report.page_data import PageData, read_page_data
from segmentation.report.reader import Reader
from segmentation.report.workspace import describe

PDF = "segment_book.pdf"
Say = Callable[[str], None]


def write_site(reader: Reader, site: Path, say: Say, has_docs: bool = False) -> None:
    """Write the site into a new folder and let the path point to it.

    Parameters
    ----------
    reader
        What the pages show.
    site
        Becomes a symbolic link; a failure leaves what it pointed to.
    say
        Called with a line for each step.
    has_docs
        Whether dbt's documentation and the lineage of columns are added.

    Raises
    ------
    InputError
        If a board does not fit the tables, or a tool fails.
    """
    with reader.open() as warehouse:
        data = read_page_data(warehouse)
        boards = read_boards(find_boards(reader.home), warehouse)
        tables = set(relations_of(warehouse))
    meanings = definitions.read_definitions(reader.home, tables)
    shown = _site(reader, data, boards, meanings, has_docs)
    # dct runs in a folder of its own and the browser needs absolute addresses.
    replace_folder(
        site.absolute(),
        f"{data.shown['as_of']:%Y-%m-%d}",
        lambda folder: _write(reader, shown, folder, say),
        "--site",
    )


def _write(reader: Reader, site: pages.Site, folder: Path, say: Say) -> None:
    """Draw the charts while the browser prints the book and dbt describes tables."""
    book = folder / site_paths.BOOK
    book.write_text(pages.render_book(site))
    with (
        tempfile.TemporaryDirectory(prefix="segmentation_report_") as scratch,
        ThreadPoolExecutor() as pool,
    ):
        say(f"Drawing {len(site.boards)} boards, each for a wide window and a phone:")
        charts = pool.submit(draw, site.boards, reader.home, Path(scratch), say)
        printed = pool.submit(_print, book, folder / PDF, say)
        described = (
            pool.submit(_describe, reader, site, folder, say) if site.has_docs else None
        )
        drawn: dict[str, Drawn] = charts.result()
        has_pdf = printed.result()
        if described:
            described.result()
    say("Writing the pages ...")
    for path, text in pages.render_pages(replace(site, has_pdf=has_pdf), drawn).items():
        (folder / path).parent.mkdir(exist_ok=True)
        (folder / path).write_text(text)


def _describe(reader: Reader, site: pages.Site, folder: Path, say: Say) -> None:
    with tempfile.TemporaryDirectory(prefix="segmentation_docs_") as scratch:
        say("Describing the published tables (dbt docs, a minute) ...")
        artefacts = describe(reader, Path(scratch))
        docs.write_docs(artefacts, folder / docs.PAGE, site.data.is_demo)
        say("Tracing where each column comes from ...")
        lineage.write_lineage(artefacts, folder / lineage.PAGE, site.data.is_demo)


def _site(
    reader: Reader,
    data: PageData,
    boards: list[Board],
    meanings: list[definitions.Definition],
    has_docs: bool,
) -> pages.Site:
    return pages.Site(
        data,
        project_variable(reader.project_dir, "base_currency", "GBP").strip().upper(),
        *_place(reader),
        project_variable(reader.project_dir, "outcome_days", 90),
        boards,
        Age(
            data.shown["as_of"],
            project_variable(reader.project_dir, "max_days_since_run", 3),
        ),
        meanings,
        has_docs,
    )


def _print(book: Path, file: Path, say: Say) -> bool:
    """Print the book; return whether there was a browser that could."""
    browser = pdf.find_browser()
    if browser is None:
        say("No browser, so no PDF of the book: `make system-packages` installs one.")
    elif problem := pdf.print_pdf(browser, book, file):
        say(f"There is no PDF of the book: {problem}.")
    return file.exists()


def _place(reader: Reader) -> tuple[str, str | Markup]:
    """Return the table of customers as a reader writes it, and where it is."""
    if reader.path is not None:
        # A long path may break after a slash, not inside of a name.
        path = Markup("/<wbr>").join(str(reader.path).split("/"))
        return "customers", Markup("the DuckDB file <code>{}</code>").format(path)
    schema = reader.credentials.schema
    database = reader.credentials.database
    return f"{schema}.customers", f"the PostgreSQL database {database}, schema {schema}"
