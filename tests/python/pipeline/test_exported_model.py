"""The exported files assign what the warehouse assigns."""

from pathlib import Path

import pytest

from support.exported import (
    assert_the_files_agree,
    customers_with_expected,
    export,
)
from support.project import Warehouse, Warehouses

# A mixture with diagonal covariance: every weight and bias is another one.
AS_A_MIXTURE = """
    update segmentation.segment_fits set value_number =
        0.5 + mod(length(feature) * cast(substr(segment_id, 2) as int), 7) / 4.0
    where section = 'centroid' and name = 'weight';
    update segmentation.segment_fits set value_number =
        1.5 * cast(substr(segment_id, 2) as int) - 4.0
    where section = 'segment' and name = 'bias';
    update segmentation.segment_fits set value_number = 0.5
    where section = 'model' and name = 'probability_scale';
"""
# By the first character of a hash: nulls, zeros, and what no shop ever sees.
EXTREMES = {"0": "null", "1": "0", "2": "-5", "3": "99999999"}


def with_extremes(features: list[str]) -> str:
    """Return statements that put odd values into every feature."""
    nullable = "".join(
        "alter table segmentation.customer_features"
        f" alter column {feature} drop not null;"
        for feature in features
    )
    return nullable + "".join(
        f"update segmentation.customer_features set {feature} = {value}"
        f" where substr(md5(customer_id || '{feature}'), 1, 1) = '{character}';"
        for feature in features
        for character, value in EXTREMES.items()
    )


def test_both_files_assign_what_the_warehouse_assigns(
    demo: Warehouse, tmp_path: Path
) -> None:
    """If not, the website greets a customer as another segment than the mail."""
    card = export(demo, tmp_path)
    assert_the_files_agree(tmp_path, card, customers_with_expected(demo))
    segments = demo.query(
        "select segments.customer_id, segments.segment_id, features.has_ordered"
        " from segmentation.customer_segments as segments"
        " inner join segmentation.customer_features as features"
        " on segments.customer_id = features.customer_id"
    )
    by_rule = segments[~segments["has_ordered"].astype(bool)]
    assert set(by_rule["segment_id"]) == {card["rule_segments"][0]["segment_id"]}


@pytest.mark.recipe("demo")
def test_weights_bias_nulls_and_extremes_agree_too(
    engine: str, copied: Warehouses
) -> None:
    """If not, a mixture or an odd customer is assigned otherwise outside."""
    warehouse = copied(engine, "demo")
    scaling = warehouse.query(
        "select distinct feature from segmentation.segment_scaling"
    )
    warehouse.execute(AS_A_MIXTURE + with_extremes(scaling["feature"]))
    warehouse.dbt(
        "run",
        # What scores in SQL, and the readable tables that the export takes.
        *("--select", "segment_fits+,+segment_assignments"),
        "segment_fits+,path:models/segments/model",
        *("--exclude", "segment_fits"),
    )
    folder = warehouse.folder / "exported"
    card = export(warehouse, folder)
    customers = customers_with_expected(warehouse)
    assert customers["segment_id"].nunique() > 2
    assert_the_files_agree(folder, card, customers)
