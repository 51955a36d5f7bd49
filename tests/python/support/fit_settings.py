"""Settings of a fit for tests: the project's, except for what a test changes."""

import json
from collections.abc import Mapping
from dataclasses import fields

import yaml

from segmentation.segments.settings import FitSettings
from support.project import ROOT

VARIABLES = yaml.safe_load((ROOT / "dbt_project.yml").read_text())["vars"]
PROJECT = {one.name: VARIABLES[one.name] for one in fields(FitSettings)}


def fit_settings(clustering_features: Mapping[str, str], **changes) -> FitSettings:
    """Return settings without challengers, which take time with every fit."""
    return FitSettings.from_mapping(settings_of(clustering_features, **changes))


def settings_text(clustering_features: Mapping[str, str], **changes) -> str:
    """Return the same as the JSON text of ``segment_fit_request``."""
    return json.dumps(settings_of(clustering_features, **changes))


def settings_of(clustering_features: Mapping[str, str], **changes) -> dict:
    """Return the same as a dictionary, unchecked."""
    features = {"clustering_features": clustering_features}
    return PROJECT | {"challenger_algorithms": ()} | features | changes
