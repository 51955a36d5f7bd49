"""The tree of merges can be drawn, and says which segments nest in which."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.cluster.hierarchy import dendrogram, linkage

from segmentation.segments.merges import merge_rows, top_of_tree
from support.blobs import blobs


@settings(deadline=None, max_examples=40)
@given(st.integers(2, 60), st.integers(2, 12), st.integers(0, 100))
def test_the_top_of_the_tree_is_that_of_scipy(count, most, seed):
    """A drawing with other leaves or heights would show other macro-segments."""
    points = np.random.default_rng(seed).normal(size=(count, 2))
    nodes = top_of_tree(points, most)
    leaves = [node for node in nodes if node.children is None]
    tree = linkage(points, "ward")
    drawn = dendrogram(tree, most, "lastp", no_plot=True, show_leaf_counts=True)
    assert len(leaves) == min(count, most) == len(drawn["ivl"])
    heights = sorted(node.height for node in nodes if node.children)
    assert heights == pytest.approx(sorted(tree[-len(heights) :, 2]))
    assert sorted(len(leaf.members) for leaf in leaves) == sorted(
        int(name.strip("()")) if "(" in name else 1 for name in drawn["ivl"]
    )


@settings(deadline=None, max_examples=40)
@given(st.integers(2, 60), st.integers(0, 100))
def test_a_node_is_its_two_parts_and_stands_between_them(count, seed):
    points = np.random.default_rng(seed).normal(size=(count, 2))
    nodes = {node.number: node for node in top_of_tree(points, 10)}
    assert nodes[1].parent is None
    assert sorted(nodes[1].members) == list(range(count))
    for node in nodes.values():
        if node.children:
            left, right = (nodes[child] for child in node.children)
            assert left.parent == right.parent == node.number
            assert sorted([*left.members, *right.members]) == sorted(node.members)
            assert left.position < node.position < right.position
            assert max(left.height, right.height) <= node.height


def test_a_node_belongs_to_the_segment_of_most_of_its_customers():
    points, truth = blobs(2, per_blob=40, spread=0.1)
    ids = np.where(truth == 0, "S01", "S02")
    ids[0] = "S02"
    rows = list(merge_rows(points, ids))
    shares = {
        (row["candidate"], row["segment_id"]): row["value_number"]
        for row in rows
        if row["name"] == "segment_share"
    }
    crowds = {key: share for key, share in shares.items() if key[0] in ("02", "03")}
    assert sorted(segment for _, segment in crowds) == ["S01", "S02"]
    assert sorted(crowds.values()) == pytest.approx([39 / 40, 1.0])


def test_one_customer_has_no_tree():
    assert top_of_tree(np.zeros((1, 2))) == []
