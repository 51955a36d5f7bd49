"""What a fit may be told, checked once."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from segmentation.segments.algorithms.registry import ALGORITHMS, REDUCIBLE
from segmentation.segments.preparation import TRANSFORMS


@dataclass(frozen=True)
class FitSettings:
    """The settings of one fit; the defaults are those of ``dbt_project.yml``."""

    clustering_features: Mapping[str, str]
    segmentation_algorithm: str = "kmeans"
    challenger_algorithms: tuple[str, ...] = ()
    k_min: int = 3
    k_max: int = 8
    k_max_small_data: int = 4
    small_data_customers: int = 1000
    min_segment_share: float = 0.02
    max_segment_share: float = 0.60
    silhouette_tolerance: float = 0.15
    stability_tolerance: float = 0.03
    keep_tolerance: float = 0.25
    silhouette_sample_size: int = 5000
    min_stability: float = 0.6
    bootstrap_refits: int = 20
    gap_references: int = 10
    resample_size: int = 1000
    winsor_share: float = 0.01
    outlier_distance_fence: float = 3.0
    max_identity_distance: float = 0.75
    seed: int = 20260101

    @property
    def features(self) -> list[str]:
        """The clustering features in the order of their names."""
        return sorted(self.clustering_features)

    @property
    def transforms(self) -> list[str]:
        """The transform of each feature, in the order of ``features``."""
        return [self.clustering_features[name] for name in self.features]

    @property
    def algorithms(self) -> list[str]:
        """The champion's algorithm and then the challengers, each once."""
        both = [self.segmentation_algorithm, *self.challenger_algorithms]
        return list(dict.fromkeys(both))

    @classmethod
    def from_mapping(cls, values: Mapping[str, Any]) -> "FitSettings":
        """Read settings as dbt hands them over, numbers perhaps as text.

        Raises
        ------
        ValueError
            When a setting is unknown, is no number, or contradicts another.
        """
        features = dict(values["clustering_features"])
        numbers = {
            name: _number(name, value, cls)
            for name, value in values.items()
            if name != "clustering_features"
        }
        settings = cls(features, **numbers)
        _check(settings)
        return settings


def _number(name: str, value: Any, cls: type[FitSettings]) -> float:
    """Convert a setting to the type of its default."""
    default = getattr(cls, name, None)
    if default is None:
        raise ValueError(f"{name} is not a setting of a fit")
    try:
        if isinstance(default, tuple) and isinstance(value, str):
            value = [part.strip() for part in value.split(",") if part.strip()]
        return type(default)(value)
    except (TypeError, ValueError) as error:
        raise ValueError(f"{name} is {value!r}, but must be a number") from error


def _check(settings: FitSettings) -> None:
    """Raise where settings make no sense together."""
    if not settings.clustering_features:
        raise ValueError("clustering_features is empty; name at least one feature")
    for feature, transform in settings.clustering_features.items():
        if transform not in TRANSFORMS:
            accepted = ", ".join(TRANSFORMS)
            raise ValueError(
                f"clustering_features: {feature} has the transform {transform!r}; "
                f"accepted are {accepted}"
            )
    _check_algorithms(settings)
    if not 1 <= settings.k_min <= settings.k_max:
        raise ValueError(
            f"k_min is {settings.k_min} and k_max {settings.k_max}; "
            "needed is 1 <= k_min <= k_max"
        )
    if not 0 <= settings.winsor_share < 0.5:
        raise ValueError(
            f"winsor_share is {settings.winsor_share}; accepted is 0 to below 0.5"
        )


def _check_algorithms(settings: FitSettings) -> None:
    """Raise where an algorithm is unknown, or SQL could not assign what it finds."""
    champion = settings.segmentation_algorithm
    for name in settings.algorithms:
        if name not in ALGORITHMS:
            place = "segmentation_algorithm"
            if name != champion:
                place = "challenger_algorithms"
            raise ValueError(
                f"{place} names {name!r}; accepted are {', '.join(ALGORITHMS)}"
            )
    if champion not in REDUCIBLE:
        raise ValueError(
            f"segmentation_algorithm is {champion!r}, whose segments have no centres "
            "that SQL could assign by; it can be one of challenger_algorithms, and "
            f"the champion can be {', '.join(REDUCIBLE)}"
        )
