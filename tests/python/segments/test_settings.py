"""A fit is told every variable that changes it, and so is its hash."""

import re
from dataclasses import fields

import pytest

from segmentation.segments.settings import FitSettings
from support.fit_settings import PROJECT, VARIABLES, settings_of
from support.project import ROOT

MACRO = (ROOT / "macros/scoring/fit_parameters.sql").read_text()


def test_the_settings_are_what_the_hash_is_of():
    """A variable that only one of them has would change a fit without a word."""
    listed = re.search(r"for name in \[(.*?)\]", MACRO, re.DOTALL).group(1)
    hashed = set(re.findall(r"'(\w+)'", listed))
    # Only where there are some.
    hashed |= set(re.findall(r"if var\('(\w+)'\)", MACRO))
    assert hashed == {one.name for one in fields(FitSettings)}
    assert hashed <= set(VARIABLES)


def test_the_projects_own_settings_can_be_read():
    """If not, no run of the project fits a model."""
    settings = FitSettings.from_mapping(PROJECT)
    assert settings.challenger_algorithms == ("gaussian_mixture", "ward")
    assert settings.k_max == VARIABLES["k_max"]


def test_numbers_may_be_text():
    """On the command line a number is easily quoted."""
    settings = FitSettings.from_mapping(
        settings_of({"net_spend": "log1p"}, k_max="6", winsor_share="0.02")
    )
    assert (settings.k_max, settings.winsor_share) == (6, 0.02)


@pytest.mark.parametrize("name", ["k_max", "winsor_share"])
def test_a_missing_setting_is_named(name):
    """The fit would go by a value that nobody chose."""
    values = settings_of({"net_spend": "log1p"})
    del values[name]
    with pytest.raises(ValueError, match=f"{name} is missing"):
        FitSettings.from_mapping(values)
