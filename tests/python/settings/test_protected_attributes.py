"""What groups are compared by is known, and is not what customers are clustered on."""

from segmentation.settings.together import contradictions

COMPARED = {"act_and_learn": True, "protected_attributes": ["country", "faith"]}


def test_a_group_that_is_known_nowhere_is_said() -> None:
    """If not, a typing error compares nothing, and all seems even."""
    [said] = contradictions({**COMPARED, "customer_attributes": ["industry"]})
    assert said.startswith(
        "protected_attributes names faith; accepted are country, gender, age_band, "
        "industry"
    )
    assert not list(contradictions({**COMPARED, "customer_attributes": ["faith"]}))


def test_what_is_compared_is_not_clustered_on() -> None:
    """If not, segments differ by what the law protects, and are then compared by it."""
    clustered = {
        "customer_attributes": ["faith"],
        "clustering_features": {"Faith": "x"},
    }
    [said] = contradictions({**COMPARED, **clustered})
    assert said.startswith(
        "clustering_features names faith, which protected_attributes"
    )
