"""The form in which a clustering can be scored by one SQL formula."""

from dataclasses import dataclass, replace

import numpy as np
from scipy.special import softmax

# A mean square below this is none: customers sit on their centres.
SMALLEST_SPREAD = 1e-9
# Tukey's fences are measured from these quantiles.
QUARTILES = (0.25, 0.75)


@dataclass(frozen=True)
class Prototypes:
    """Centres, weights and bias of segments, as `segment_centroids` holds them.

    The score of a customer x in a segment is
    ``bias + sum over features of weight * (x - centre)**2``; the least wins.

    Parameters
    ----------
    centres, weights : ndarray of shape (k, n_features)
        In standard deviations from the mean of all customers.
    bias : ndarray of shape (k,)
    probability_scale : float
        Membership probability is ``softmax(-probability_scale * score)``.
    """

    centres: np.ndarray
    weights: np.ndarray
    bias: np.ndarray
    probability_scale: float

    def scores(self, points: np.ndarray) -> np.ndarray:
        """Return the score of each point in each segment, (n_customers, k)."""
        parts = zip(self.centres, self.weights, strict=True)
        squares = [(points - centre) ** 2 @ weight for centre, weight in parts]
        return self.bias + np.column_stack(squares)

    def assign(self, points: np.ndarray) -> np.ndarray:
        """Return the position of the segment with the least score."""
        return self.scores(points).argmin(axis=1)

    def probabilities(self, points: np.ndarray) -> np.ndarray:
        """Return the membership probabilities, (n_customers, k)."""
        return softmax(-self.probability_scale * self.scores(points), axis=1)

    def reordered(self, order: np.ndarray) -> "Prototypes":
        """Return the segments in another order."""
        centres, weights = self.centres[order], self.weights[order]
        return replace(self, centres=centres, weights=weights, bias=self.bias[order])

    def restandardised(self, scale: np.ndarray, shift: np.ndarray) -> "Prototypes":
        """Return the prototypes for points that are now ``scale * x + shift``.

        No score changes.

        Parameters
        ----------
        scale, shift : ndarray of shape (n_features,)
            Factor and summand of each feature.
        """
        centres, weights = self.centres * scale + shift, self.weights / scale**2
        return replace(self, centres=centres, weights=weights)

    def of(self, columns: np.ndarray) -> "Prototypes":
        """Return the prototypes over some of the features only."""
        centres, weights = self.centres[:, columns], self.weights[:, columns]
        return replace(self, centres=centres, weights=weights)

    def over_all(self, columns: np.ndarray) -> "Prototypes":
        """Return the prototypes over all features, of which ``columns`` were used.

        The others have centre and weight 0.
        """
        centres = np.zeros((len(self.centres), len(columns)))
        weights = np.zeros_like(centres)
        centres[:, columns] = self.centres
        weights[:, columns] = self.weights
        return replace(self, centres=centres, weights=weights)


def from_centres(centres: np.ndarray, inertia: float, count: int) -> Prototypes:
    """Return the prototypes of segments that are their centres.

    The probabilities are those of a mixture of equally frequent spheres, each
    as wide as the mean square deviation ``inertia / (count * n_features)``:
    what k-means would say if its assumptions held.

    Parameters
    ----------
    centres : ndarray of shape (k, n_features)
        Centres, in standard deviations.
    inertia : float
        Sum of the squared distances to the nearest centre.
    count : int
        Customers that it was summed over.
    """
    spread = max(inertia / (count * centres.shape[1]), SMALLEST_SPREAD)
    return Prototypes(
        centres, np.ones_like(centres), np.zeros(len(centres)), 0.5 / spread
    )


def outlier_distance(points: np.ndarray, centres: np.ndarray, fence: float) -> float:
    """Return the distance to the nearest centre beyond which one is an outlier.

    The upper fence of Tukey (1977), *Exploratory Data Analysis*: the third
    quartile plus ``fence`` times the distance of the quartiles; 3 is far out.

    Parameters
    ----------
    points : ndarray of shape (n_customers, n_features)
        Customers, in standard deviations.
    centres : ndarray of shape (k, n_features)
        Centres of the segments.
    fence : float
        How many quartile distances beyond the third quartile.
    """
    nearest = from_centres(centres, 0.0, 1).scores(points).min(axis=1)
    low, high = np.quantile(np.sqrt(np.maximum(nearest, 0.0)), QUARTILES)
    return float(high + fence * (high - low))
