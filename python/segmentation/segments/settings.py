"""What a fit may be told, checked once."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import MISSING, dataclass, field, fields, replace
from typing import Any, get_origin

from segmentation.segments.algorithms.registry import ALGORITHMS, REDUCIBLE
from segmentation.segments.preparation import ONE_HOT, TRANSFORMS

# Between an attribute and one of its values, in the name of a feature of one_hot.
IS = "_is_"


@dataclass(frozen=True)
class FitSettings:
    """The settings of one fit: the variables that the macro ``fit_parameters`` lists.

    ``dbt_project.yml`` says what each of them means, and has the defaults.
    ``fit_sample_size`` is applied in SQL, before the fit.
    """

    clustering_features: Mapping[str, str]
    segmentation_algorithm: str
    challenger_algorithms: tuple[str, ...]
    fit_sample_size: int
    k_min: int
    k_max: int
    k_max_small_data: int
    small_data_customers: int
    min_segment_share: float
    max_segment_share: float
    silhouette_tolerance: float
    stability_tolerance: float
    keep_tolerance: float
    silhouette_sample_size: int
    min_stability: float
    bootstrap_refits: int
    gap_references: int
    resample_size: int
    winsor_share: float
    outlier_distance_fence: float
    max_identity_distance: float
    min_customers_to_fit: int
    min_name_share: float
    name_share_tolerance: float
    fit_seed: int
    clustering_feature_weights: Mapping[str, float] = field(default_factory=dict)

    @property
    def features(self) -> list[str]:
        """The clustering features in the order of their names."""
        return sorted(self.clustering_features)

    @property
    def transforms(self) -> list[str]:
        """The transform of each feature, in the order of ``features``."""
        return [self.clustering_features[name] for name in self.features]

    @property
    def groups(self) -> list[str]:
        """What each feature counts as: values of one attribute are one."""
        return [self._attribute(name) for name in self.features]

    @property
    def weights(self) -> list[float]:
        """How many usual features each of them counts as, in that order."""
        given = self.clustering_feature_weights
        return [float(given.get(group, 1.0)) for group in self.groups]

    def over(self, columns: Iterable[str]) -> "FitSettings":
        """Return these settings with the values of attributes as features.

        Parameters
        ----------
        columns
            Those of the sample: the values of an attribute ``size`` with the
            transform ``one_hot`` are named ``size_is_...``.
        """
        named = {
            column: ONE_HOT
            for column in columns
            for name in self._one_hot
            if column.startswith(name + IS)
        }
        kept = {
            name: transform
            for name, transform in self.clustering_features.items()
            if transform != ONE_HOT
        }
        return replace(self, clustering_features=kept | named)

    @property
    def _one_hot(self) -> list[str]:
        features = self.clustering_features.items()
        return [name for name, transform in features if transform == ONE_HOT]

    def _attribute(self, feature: str) -> str:
        is_value = self.clustering_features[feature] == ONE_HOT
        return feature.split(IS)[0] if is_value else feature

    @property
    def algorithms(self) -> list[str]:
        """The champion's algorithm and then the challengers, each once."""
        both = [self.segmentation_algorithm, *self.challenger_algorithms]
        return list(dict.fromkeys(both))

    @classmethod
    def from_json(cls, text: str) -> "FitSettings":
        """Read the column ``settings`` of ``segment_fit_request``.

        Raises
        ------
        ValueError
            When a setting is unknown or missing, is no number, or contradicts
            another.
        """
        return cls.from_mapping(json.loads(text))

    @classmethod
    def from_mapping(cls, values: Mapping[str, Any]) -> "FitSettings":
        """Read settings by name; numbers may be text, as on a command line."""
        types = {field.name: field.type for field in fields(cls)}
        optional = {one.name for one in fields(cls) if one.default_factory != MISSING}
        for name in (values.keys() ^ types.keys()) - (optional - values.keys()):
            what = "is not a setting of a fit" if name in values else "is missing"
            raise ValueError(f"{name} {what}")
        settings = cls(
            **{
                name: _converted(name, value, types[name])
                for name, value in values.items()
            }
        )
        _check(settings)
        return settings


def _converted(name: str, value: Any, wanted: Any) -> Any:
    """Convert a setting to the type of its field."""
    kind = get_origin(wanted) or wanted
    if kind is Mapping:
        return dict(value)
    if kind is tuple and isinstance(value, str):
        return tuple(part.strip() for part in value.split(",") if part.strip())
    try:
        return kind(value)
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
