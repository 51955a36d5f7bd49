"""Ask the store, in the environment of Feast: what was known, and what is known."""

import sys
from pathlib import Path

import pandas as pd
from feast import FeatureStore

folder = Path(sys.argv[1])
store = FeatureStore(repo_path=".")
service = store.get_feature_service("segments_and_features")
moments = pd.read_parquet(folder / "moments.parquet")
joined = store.get_historical_features(entity_df=moments, features=service)
joined.to_df().to_parquet(folder / "joined.parquet")
online = store.get_online_features(
    features=service,
    entity_rows=[{"customer_id": one} for one in moments["customer_id"].unique()],
)
online.to_df().to_parquet(folder / "online.parquet")
