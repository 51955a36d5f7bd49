"""A synthetic shop that the tests of this folder share."""

import pandas as pd
import pyarrow.parquet as pq
import pytest

from segmentation.datasets import synthetic


@pytest.fixture(scope="session")
def as_frame():
    """Give the function that reads a table of the shop."""
    return read_frame


def read_frame(path):
    """Read a parquet file with decimals as floats, for tests that count and add."""
    table = pq.read_table(path)
    frame = table.to_pandas()
    for field in table.schema:
        if str(field.type).startswith("decimal"):
            frame[field.name] = pd.to_numeric(frame[field.name])
    return frame


@pytest.fixture(scope="session")
def shop_directory(tmp_path_factory):
    directory = tmp_path_factory.mktemp("shop")
    synthetic.write(directory, customers=2000)
    return directory


@pytest.fixture(scope="session")
def shop(shop_directory):
    return {path.stem: read_frame(path) for path in shop_directory.glob("*.parquet")}
