"""What is wrong with destinations.yml is said before anything runs."""

from pathlib import Path

import pytest
import yaml

from segmentation.activation.definition import read_definition
from segmentation.errors import InputError
from support.project import ROOT

GOOD = {"type": "http_json", "url": "https://crm.example.org/rows"}


def read(folder: Path, entry: object, name: str = "crm", **environment: str):
    file = folder / "destinations.yml"
    file.write_text(yaml.safe_dump({"destinations": {"crm": entry}}))
    return read_definition(file, name, environment)


@pytest.mark.parametrize(
    ("entry", "sentence"),
    [
        ({**GOOD, "type": "http_jsn"}, "crm.type is http_jsn; did you mean http_json?"),
        ({**GOOD, "token": "abc"}, "crm has token; accepted is any of"),
        ({"type": "http_json"}, "crm lacks url, or add with a url of its own."),
        ({**GOOD, "url": "crm"}, "accepted is an address that begins with https://"),
        ({**GOOD, "segments": "VIP"}, "accepted is a list of names"),
        ({**GOOD, "token_env": "TOKEN"}, "crm.token_env is TOKEN, and the environment"),
        (
            {**GOOD, "without_consent": "contract", "consent_column": "a"},
            "accepted is one of them",
        ),
        ({"type": "files", "folder": "out"}, "crm lacks format"),
        (
            {"type": "audience_hashed", "url": GOOD["url"], "rule": "meta"},
            "accepted is plain or google",
        ),
    ],
)
def test_each_fault_is_one_sentence(tmp_path, entry, sentence):
    """If not, half of an audience is sent before the file is found wrong."""
    with pytest.raises(InputError) as error:
        read(tmp_path, entry)
    assert sentence in error.value.message
    assert error.value.message.startswith("destinations.yml: crm")


def test_an_unknown_name_and_a_missing_file_say_what_there_is(tmp_path):
    """If not, a slip of the keyboard ends in a traceback."""
    with pytest.raises(InputError, match="did you mean crm"):
        read(tmp_path, GOOD, "crmm")
    with pytest.raises(InputError, match=r"destinations\.yml\.example"):
        read_definition(tmp_path / "none.yml", "crm", {})


def test_the_example_is_in_order():
    """If not, whoever copies it begins with an error."""
    file = ROOT / "destinations.yml.example"
    entries = yaml.safe_load(file.read_text())["destinations"]
    variables = {
        word: "x"
        for word in file.read_text().replace("}", " ").split()
        if word.isupper()
    }
    for name in entries:
        assert read_definition(file, name, variables).name == name


def test_secrets_are_read_from_the_environment_alone(tmp_path):
    """If not, they end in the repository."""
    found = read(tmp_path, {**GOOD, "token_env": "TOKEN"}, TOKEN="t0ken")
    assert found.secret("token_env") == "t0ken"
    assert "t0ken" not in (tmp_path / "destinations.yml").read_text()
