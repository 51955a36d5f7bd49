"""Every algorithm by its name: a new one is a file and a line here."""

from segmentation.segments.algorithms.autoencoder import AUTOENCODER
from segmentation.segments.algorithms.contract import Algorithm
from segmentation.segments.algorithms.dbscan import DBSCAN_AT_ELBOW
from segmentation.segments.algorithms.gaussian_mixture import GAUSSIAN_MIXTURE
from segmentation.segments.algorithms.hdbscan import HDBSCAN_BY_SHARE
from segmentation.segments.algorithms.kmeans import KMEANS
from segmentation.segments.algorithms.nested_kmeans import NESTED_KMEANS
from segmentation.segments.algorithms.self_organising_map import SELF_ORGANISING_MAP
from segmentation.segments.algorithms.ward import WARD

ALGORITHMS: dict[str, Algorithm] = {
    one.name: one
    for one in (
        KMEANS,
        GAUSSIAN_MIXTURE,
        WARD,
        SELF_ORGANISING_MAP,
        HDBSCAN_BY_SHARE,
        DBSCAN_AT_ELBOW,
        AUTOENCODER,
        NESTED_KMEANS,
    )
}
REDUCIBLE = [one.name for one in ALGORITHMS.values() if one.reduce]
