"""Assignment to the prototype with the least score, as scikit-learn knows it."""

from typing import Any

import numpy as np
from sklearn.base import BaseEstimator, ClassifierMixin
from sklearn.utils.multiclass import check_classification_targets
from sklearn.utils.validation import check_is_fitted, validate_data

from segmentation.segments.prototypes import Prototypes, from_centres


class PrototypeClassifier(ClassifierMixin, BaseEstimator):
    """Give each row to the class whose prototype has the least score.

    Equal scores go to the class that is first in order, as in the model
    ``segment_assignments``. ``fit`` takes the means of the classes as centres;
    ``from_prototypes`` takes a model that was fitted elsewhere, of k-means or
    of a Gaussian mixture with diagonal covariance.

    Attributes
    ----------
    classes_ : ndarray of shape (n_classes,)
    prototypes_ : Prototypes
        Centres, weights and bias, in the order of the classes.

    Examples
    --------
    >>> model = PrototypeClassifier().fit([[0.0], [1.0], [9.0]], ["a", "a", "b"])
    >>> model.predict([[2.0], [8.0]])
    array(['a', 'b'], dtype='<U1')
    """

    @classmethod
    def from_prototypes(
        cls, prototypes: Prototypes, classes: Any
    ) -> "PrototypeClassifier":
        """Return a fitted classifier; one class, sorted, for each prototype.

        Parameters
        ----------
        prototypes
            In the order of the classes.
        classes : array of shape (n_classes,)
            Sorted labels.
        """
        classifier = cls()
        classifier.classes_ = np.array(classes)
        classifier.prototypes_ = prototypes
        classifier.n_features_in_ = prototypes.centres.shape[1]
        return classifier

    def fit(self, X: Any, y: Any) -> "PrototypeClassifier":  # noqa: N803
        """Take the means of the classes y of X, (n_rows, n_features), as centres."""
        values, labels = validate_data(self, X, y, dtype=np.float64)
        check_classification_targets(labels)
        self.classes_, positions = np.unique(labels, return_inverse=True)
        groups = [values[positions == k] for k in range(len(self.classes_))]
        centres = np.stack([group.mean(axis=0) for group in groups])
        inertia = float(np.square(values - centres[positions]).sum())
        self.prototypes_ = from_centres(centres, inertia, len(values))
        return self

    def predict(self, X: Any) -> np.ndarray:  # noqa: N803
        """Return the class of each row."""
        values = self._validated(X)
        return self.classes_[self.prototypes_.assign(values)]

    def predict_proba(self, X: Any) -> np.ndarray:  # noqa: N803
        """Return the probability of each row and class."""
        values = self._validated(X)
        return self.prototypes_.probabilities(values)

    def _validated(self, X: Any) -> np.ndarray:  # noqa: N803
        check_is_fitted(self)
        return validate_data(self, X, reset=False, dtype=np.float64)
