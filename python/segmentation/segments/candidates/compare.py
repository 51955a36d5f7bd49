"""Every clustering worth trying, fitted and measured on the same customers."""

import warnings
from collections.abc import Iterator
from dataclasses import replace
from time import perf_counter
from zlib import crc32

import numpy as np
from sklearn.exceptions import ConvergenceWarning
from threadpoolctl import threadpool_limits

from segmentation.segments.algorithms.contract import Algorithm
from segmentation.segments.algorithms.registry import ALGORITHMS
from segmentation.segments.candidates import measures
from segmentation.segments.candidates.candidate import Candidate, Measures
from segmentation.segments.candidates.gap import gap_statistic
from segmentation.segments.candidates.samples import Samples, draw_samples
from segmentation.segments.candidates.stability import stability
from segmentation.segments.prototypes import Prototypes
from segmentation.segments.settings import FitSettings

# How hard the fit itself tries, and how hard each of its many repetitions does.
EFFORT = 10
EFFORT_OF_REPETITIONS = 3


def candidate_ks(points: np.ndarray, settings: FitSettings) -> range:
    """Return the k worth trying: fewer for small data, never more than points.

    Parameters
    ----------
    points : ndarray of shape (n_customers, n_features)
        Customers, in standard deviations.
    settings
        ``k_min``, ``k_max`` and what counts as small data.
    """
    most = settings.k_max
    if len(points) < settings.small_data_customers:
        most = min(most, settings.k_max_small_data)
    most = max(1, min(most, len(np.unique(points, axis=0))))
    return range(min(settings.k_min, most), most + 1)


def fit_candidates(
    points: np.ndarray,
    settings: FitSettings,
    current: Prototypes | None = None,
) -> list[Candidate]:
    """Cluster standardised points, (n_customers, n_features), in every way asked.

    One thread, sorted rows and a seed of its own for each candidate make the
    result the same everywhere, whichever other candidates there are. Algorithms
    that find k themselves take quadratic time and see the sample of the
    silhouette only. The segments ``current``, in the standard deviations of these
    points, are one more candidate of ``segmentation_algorithm``.

    Parameters
    ----------
    points : ndarray of shape (n_customers, n_features)
        Customers, in standard deviations.
    settings
        Algorithms, seed and sizes of samples.
    current : Prototypes or None, default None
        The segments in use, over the same features.
    """
    algorithms = [ALGORITHMS[name] for name in settings.algorithms]
    with threadpool_limits(limits=1), warnings.catch_warnings():
        # Few or equal customers make clusters vanish; the shares show that.
        warnings.simplefilter("ignore", ConvergenceWarning)
        everyone = draw_samples(points, settings)
        found = _compared(
            [a for a in algorithms if a.has_k], everyone, settings, current
        )
        density = [a for a in algorithms if not a.has_k]
        if density:
            sample = draw_samples(points[everyone.silhouette_part], settings)
            found += _compared(density, sample, settings)
    return found


def _compared(
    algorithms: list[Algorithm],
    samples: Samples,
    settings: FitSettings,
    current: Prototypes | None = None,
) -> list[Candidate]:
    """Fit and measure the candidates of these algorithms on the same samples."""
    found = [
        _candidate(samples, algorithm, k, settings.fit_seed)
        for algorithm, k in _wanted(algorithms, samples.points, settings)
    ]
    if current is not None:
        champion = ALGORITHMS[settings.segmentation_algorithm]
        found.append(_kept(samples, champion, current, settings.fit_seed))
    labelings = [one.labels[samples.silhouette_part] for one in found]
    values = measures.silhouettes(samples.points[samples.silhouette_part], labelings)
    return [
        replace(one, measures=replace(one.measures, silhouette=value))
        for one, value in zip(found, values, strict=True)
    ]


def _wanted(
    algorithms: list[Algorithm], points: np.ndarray, settings: FitSettings
) -> Iterator[tuple[Algorithm, int]]:
    """Yield each algorithm with each k, or once with 0 if it finds k itself."""
    for algorithm in algorithms:
        for k in candidate_ks(points, settings) if algorithm.has_k else [0]:
            yield algorithm, k


def _candidate(samples: Samples, algorithm: Algorithm, k: int, seed: int) -> Candidate:
    """Fit one candidate, and measure all but its silhouette."""
    points = samples.points
    started = perf_counter()
    model = algorithm.make(k, _seed(seed, algorithm.name, k), EFFORT)
    labels = model.fit_predict(points)
    seconds = perf_counter() - started
    prototypes = algorithm.reduce(model, points) if algorithm.reduce else None
    found = (
        len(prototypes.centres) if prototypes else len(np.unique(labels[labels >= 0]))
    )
    values = _measures(samples, algorithm, k, found, labels, seed, seconds)
    return Candidate(algorithm.name, found, labels, values, prototypes)


def _kept(
    samples: Samples, algorithm: Algorithm, current: Prototypes, seed: int
) -> Candidate:
    """Measure the current segments, which are not fitted again."""
    labels = current.assign(samples.points)
    k = len(current.centres)
    values = _measures(samples, algorithm, k, k, labels, seed, seconds=0.0)
    return Candidate(algorithm.name, k, labels, values, current, is_current=True)


def _measures(
    samples: Samples,
    algorithm: Algorithm,
    k: int,
    found: int,
    labels: np.ndarray,
    seed: int,
    seconds: float,
) -> Measures:
    """Measure labels with ``found`` segments against refits that ask for k."""
    points = samples.points
    smallest, largest, noise = measures.shares(labels, found)
    gap, error = _gap(samples, labels, algorithm, k, seed)
    return Measures(
        inertia=measures.inertia(points, labels),
        calinski_harabasz=measures.calinski_harabasz(points, labels),
        davies_bouldin=measures.davies_bouldin(points, labels),
        gap=gap,
        gap_standard_error=error,
        stability=_stability(samples, labels, algorithm, k, seed),
        smallest_share=smallest,
        largest_share=largest,
        noise_share=noise,
        count_customers_fitted=len(points),
        fit_seconds=seconds,
    )


def _gap(
    samples: Samples, labels: np.ndarray, algorithm: Algorithm, k: int, seed: int
) -> tuple[float, float]:
    """Measure the gap where there is a k; density finds nothing in references."""
    if not algorithm.has_k:
        return float("nan"), float("nan")
    model = algorithm.make(
        k, _seed(seed, algorithm.name, k, "gap"), EFFORT_OF_REPETITIONS
    )
    part = samples.gap_part
    return gap_statistic(
        samples.points[part], labels[part], samples.references, model.fit_predict
    )


def _stability(
    samples: Samples, labels: np.ndarray, algorithm: Algorithm, k: int, seed: int
) -> float:
    """Measure the stability; each refit starts elsewhere, too."""
    seeds = (_seed(seed, algorithm.name, k, n) for n in range(len(samples.draws)))
    refits = [
        algorithm.make(k, one, EFFORT_OF_REPETITIONS).fit_predict for one in seeds
    ]
    return stability(samples.points, labels, samples.draws, refits)


def _seed(*parts: int | str) -> int:
    """Return a seed that depends on all the parts."""
    return crc32(repr(parts).encode()) & 0x7FFFFFFF
