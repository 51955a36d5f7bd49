"""What the first page says of whether a change matters."""

import pytest

from segmentation.report.weight import weight_of


def bound(change: float, allowed: float = 0.3, name: str = "VIP") -> dict:
    """Return a row of the bounds."""
    return {"segment_name": name, "change_share": change, "bound": allowed}


@pytest.mark.parametrize(
    ("change", "begin"),
    [
        (0.0, "No segment changed its size."),
        (-0.087, "No change of size is unusual: the largest is VIP by −8.7 %,"),
        (0.2, "Worth a look: the largest change of size is VIP by +20.0 %,"),
        (-0.4, "This matters: the largest change of size is VIP by −40.0 %,"),
    ],
)
def test_a_change_is_weighed_by_what_the_gate_allows(change, begin):
    """If not, people act on chance, or do not when a segment empties."""
    assert weight_of([bound(change), bound(0.0, name="Dormant")]).startswith(begin)


def test_each_change_is_weighed_by_its_own_bound():
    """If not, the change of a large segment hides behind that of a small one."""
    said = weight_of([bound(0.2, 0.6, "Tiny"), bound(-0.1, 0.15, "Large")])
    assert said.startswith("Worth a look: the largest change of size is Large")


def test_without_an_earlier_run_nothing_is_said():
    """If not, the first page of a first run says that nothing changed."""
    assert weight_of([]) is None
