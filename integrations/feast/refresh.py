"""Make the online store anew from the exported files, in the environment of Feast.

A new file takes the place of the old one: what is no longer in the history, such as a
customer who was erased, is not in it. Start `feast serve` anew after it.
"""

from datetime import UTC, datetime
from pathlib import Path

import definitions
import pyarrow.compute as pc
import pyarrow.parquet as pq
from feast import FeatureStore
from feast.repo_config import load_repo_config

HERE = Path(__file__).parent
BEGINNING = datetime(1970, 1, 1, tzinfo=UTC)
VIEWS = [definitions.customer_features, definitions.customer_segments]


def newest() -> datetime:
    """Return when the newest row became known, UTC."""
    return max(
        pc.max(pq.read_table(view.batch_source.path, columns=["known_at"])[0]).as_py()
        for view in VIEWS
    )


def refresh() -> None:
    """Write what is known of each customer today to a new file, and use it."""
    config = load_repo_config(HERE, HERE / "feature_store.yaml")
    online = HERE / config.online_store.path
    unfinished = online.with_suffix(".writing")
    unfinished.unlink(missing_ok=True)
    config.online_store.path = str(unfinished)
    store = FeatureStore(config=config)
    store.apply([definitions.customer, *VIEWS, definitions.segments_and_features])
    store.materialize(start_date=BEGINNING, end_date=newest())
    unfinished.replace(online)


if __name__ == "__main__":
    refresh()
