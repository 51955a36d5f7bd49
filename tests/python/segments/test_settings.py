"""A fit knows every variable that changes it, and so does its hash."""

import re
from dataclasses import asdict, fields

import pytest
import yaml

from segmentation.segments.settings import FitSettings
from support.project import ROOT

VARIABLES = yaml.safe_load((ROOT / "dbt_project.yml").read_text())["vars"]
MODEL = yaml.safe_load((ROOT / "models/segments/fit/segment_fits.yml").read_text())
HANDED_OVER = MODEL["models"][0]["config"]["fit_settings"]
# The sample is drawn in SQL, before the fit; everything else is up to the fit.
ONLY_IN_SQL = {"fit_sample_size"}


@pytest.fixture(scope="module")
def hashed() -> set[str]:
    """Return the variables that the hash of a fit's parameters is made of."""
    macro = (ROOT / "macros/scoring/fit_parameters.sql").read_text()
    listed = re.search(r"for name in \[(.*?)\]", macro, re.DOTALL).group(1)
    return set(re.findall(r"'(\w+)'", listed))


def test_every_variable_of_a_fit_is_in_its_hash(hashed):
    """Who changes one that is not would get yesterday's segments, without a word."""
    variables = {re.search(r"var\('(\w+)'\)", text)[1] for text in HANDED_OVER.values()}
    assert hashed == variables | ONLY_IN_SQL
    assert hashed <= set(VARIABLES)


def test_every_setting_is_handed_over():
    """A setting that is not stays at its default, whatever the variable says."""
    assert set(HANDED_OVER) == {one.name for one in fields(FitSettings)}


def test_the_defaults_are_those_of_the_project():
    """Who fits in a notebook must get the segments of the project."""
    seed = {"seed": VARIABLES["fit_seed"]}
    names = [one.name for one in fields(FitSettings) if one.name != "seed"]
    project = FitSettings.from_mapping({name: VARIABLES[name] for name in names} | seed)
    plain = FitSettings(VARIABLES["clustering_features"])
    differing = {
        name: (asdict(plain)[name], value)
        for name, value in asdict(project).items()
        if asdict(plain)[name] != value
    }
    assert set(differing) <= {"challenger_algorithms"}
