"""What Feast knows: a customer, what was known of them when, and their segment.

The columns are those of the exported files, so that a shop's own features are there,
too. Both views have no `ttl`: a row holds until the next one.
"""

from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
from feast import Entity, FeatureService, FeatureView, Field, FileSource, ValueType
from feast.types import Bool, Float64, Int64, String, UnixTimestamp

DATA = Path(__file__).parent / "data"
KNOWN_AT = "known_at"
TYPES = {
    pa.bool_(): Bool,
    pa.float64(): Float64,
    pa.int64(): Int64,
    pa.string(): String,
    pa.timestamp("us", "UTC"): UnixTimestamp,
}

customer = Entity(
    name="customer", join_keys=["customer_id"], value_type=ValueType.STRING
)


def view(name: str) -> FeatureView:
    """Return the view over an exported file."""
    file = DATA / f"{name}.parquet"
    keys = ("customer_id", KNOWN_AT)
    return FeatureView(
        name=name,
        entities=[customer],
        schema=[
            Field(name=column.name, dtype=TYPES[column.type])
            for column in pq.read_schema(file)
            if column.name not in keys
        ],
        source=FileSource(name=name, path=str(file), timestamp_field=KNOWN_AT),
    )


customer_features = view("customer_features")
customer_segments = view("customer_segments")
segments_and_features = FeatureService(
    name="segments_and_features", features=[customer_segments, customer_features]
)
