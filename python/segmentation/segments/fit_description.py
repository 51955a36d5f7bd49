"""The rows that describe a fit as a whole: `segment_models`."""

import math
from collections.abc import Iterator

import numpy as np
import pandas as pd
import sklearn

from segmentation.segments.algorithms.ward import SAMPLE_SIZE
from segmentation.segments.candidates.choice import Choice
from segmentation.segments.identity import Identified, PreviousModel
from segmentation.segments.model_rows import Row, values
from segmentation.segments.settings import FitSettings


def description_rows(
    wanted: pd.Series,
    settings: FitSettings,
    before: PreviousModel,
    choice: Choice,
    ids: Identified,
) -> Iterator[Row]:
    """Yield why and how the model was fitted, and how good it is.

    Parameters
    ----------
    wanted
        The row that asked for a fit.
    settings
        Of the fit.
    before
        The last published model.
    choice
        The winner and the reasons.
    ids
        Ids of the segments.
    """
    winner = choice.winner
    count = winner.measures.count_customers_fitted
    silhouette = winner.measures.silhouette
    entries = {
        "fit_reason": wanted["fit_reason"],
        "parameters_hash": wanted["parameters_hash"],
        "previous_model_id": before.model_id,
        "algorithm": winner.algorithm,
        "k": len(winner.prototypes.centres),
        "seed": settings.fit_seed,
        "features": ", ".join(settings.features),
        "count_customers": wanted["count_customers"],
        "count_customers_fitted": count,
        "inertia": winner.measures.inertia,
        "silhouette": None if math.isnan(silhouette) else silhouette,
        "silhouette_sample_size": min(settings.silhouette_sample_size, count),
        "resample_size": min(settings.resample_size, count),
        "bootstrap_refits": settings.bootstrap_refits,
        "gap_references": settings.gap_references,
        "merge_sample_size": min(SAMPLE_SIZE, count),
        "is_fallback": choice.is_fallback,
        "choice_reason": choice.reasons[winner.key],
        "highest_segment_number": ids.highest_number,
        "scikit_learn_version": sklearn.__version__,
        "numpy_version": np.__version__,
    }
    yield from values("model", entries)
