"""How micro-segments merge into macro-segments: the top of Ward's tree."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from segmentation.segments.algorithms.ward import ward_tree
from segmentation.segments.model_rows import Row, values

# As many leaves as can still be drawn and read.
MOST_LEAVES = 50


@dataclass(frozen=True)
class Node:
    """A group of customers, and the two groups that merged into it.

    Nodes count from 1, the root, by falling height; leaves come last, from left
    to right. ``children`` is None for a leaf. ``position`` is the place from
    left to right, in leaves; ``height`` the distance at which the group came
    about, 0 for a single customer; ``members`` the places of the customers.
    """

    number: int
    parent: int | None
    children: tuple[int, int] | None
    height: float
    position: float
    members: np.ndarray


def top_of_tree(points: np.ndarray, most_leaves: int = MOST_LEAVES) -> list[Node]:
    """Return the last merges of Ward's tree over points, (n_points, n_features).

    No nodes for fewer than two points.

    Parameters
    ----------
    points : ndarray of shape (n_customers, n_features)
        Customers, in standard deviations.
    most_leaves : int, default 50
        Leaves that are kept; what is below them is one group.
    """
    if len(points) < 2:
        return []
    tree, count = ward_tree(points), len(points)
    first = max(count, 2 * count - most_leaves)
    top = range(2 * count - 2, first - 1, -1)
    children = {node: tuple(tree[node - count, :2].astype(int)) for node in top}
    leaves = _leaves(top[0], children)
    numbers = {node: place for place, node in enumerate([*top, *leaves], start=1)}
    parents = {child: node for node, both in children.items() for child in both}
    members = _members(tree)
    positions = _positions(top, leaves, children)
    return [
        Node(
            number,
            numbers.get(parents.get(node)),
            tuple(numbers[child] for child in children[node])
            if node in children
            else None,
            float(tree[node - count, 2]) if node >= count else 0.0,
            positions[node],
            members[node],
        )
        for node, number in numbers.items()
    ]


def _leaves(node: int, children: dict[int, tuple[int, int]]) -> list[int]:
    """Return the leaves under a node, from left to right."""
    if node not in children:
        return [node]
    return [leaf for child in children[node] for leaf in _leaves(child, children)]


def _positions(
    top: range, leaves: list[int], children: dict[int, tuple[int, int]]
) -> dict[int, float]:
    """Place the leaves one apart, and each merge midway between its two parts."""
    positions = {leaf: float(place) for place, leaf in enumerate(leaves, start=1)}
    for node in reversed(top):
        left, right = children[node]
        positions[node] = (positions[left] + positions[right]) / 2.0
    return positions


def _members(tree: np.ndarray) -> list[np.ndarray]:
    """Return the places of the points under each node of scipy's linkage matrix."""
    members = [np.array([place]) for place in range(len(tree) + 1)]
    for left, right in tree[:, :2].astype(int):
        members.append(np.concatenate([members[left], members[right]]))
    return members


def merge_rows(points: np.ndarray, segment_ids: np.ndarray) -> Iterator[Row]:
    """Yield each node, and the segment that most of its customers are in.

    Parameters
    ----------
    points : ndarray of shape (n_points, n_features)
    segment_ids : ndarray of shape (n_points,)
        The segment of each point.
    """
    for node in top_of_tree(points):
        ids, counts = np.unique(segment_ids[node.members], return_counts=True)
        left, right = node.children or (None, None)
        entries = {
            "parent_node": node.parent,
            "left_node": left,
            "right_node": right,
            "height": node.height,
            "position": node.position,
            "count_customers": len(node.members),
            "segment_share": counts.max() / counts.sum(),
        }
        keys = {"candidate": f"{node.number:02d}", "segment_id": ids[counts.argmax()]}
        yield from values("merge", entries, **keys)
