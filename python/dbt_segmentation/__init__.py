"""Where dbt asks before it does anything: it loads plugins of modules ``dbt_...``."""

import json
from functools import wraps
from pathlib import Path
from typing import Any

from dbt.artifacts.schemas.results import TestStatus
from dbt.flags import get_flags
from dbt.plugins import dbtPlugin
from dbt.task.test import TestRunner

from segmentation.settings import check_settings

PROJECT = "customer_segmentation"
# They read no setting, and `dbt debug` must work while one is wrong.
WITHOUT_SETTINGS = {"clean", "debug", "deps", "init"}
# As the macro of tests marks what a warning says.
SENTENCE = "sentence"


class CheckedSettings(dbtPlugin):
    """Stops a command of this project whose settings cannot be used."""

    def initialize(self) -> None:
        """Check them; dbt prints the sentences of the error and ends."""
        flags = get_flags()
        if self.project_name != PROJECT or flags.WHICH in WITHOUT_SETTINGS:
            return
        variables = flags.VARS or {}
        check_settings(Path(flags.PROJECT_DIR), variables)
        variables.update({name: as_text(one) for name, one in variables.items()})
        let_warnings_say_why()


def let_warnings_say_why() -> None:
    """Let the last lines of dbt say of a warning what its test found.

    dbt itself says "Got 1 result, configured to warn if != 0" there, and gives a
    macro no way to choose these words.
    """
    of_dbt = TestRunner.build_test_run_result
    if hasattr(of_dbt, "__wrapped__"):
        return

    @wraps(of_dbt)
    def with_sentence(self: TestRunner, *given: Any) -> Any:
        result = of_dbt(self, *given)
        said = result.adapter_response
        if result.status == TestStatus.Warn and said.get("code") == SENTENCE:
            result.message = said["_message"]
        return result

    TestRunner.build_test_run_result = with_sentence


def as_text(value: Any) -> Any:
    r"""Return a value of the command line so that dbt reads it as what it says.

    dbt renders variables that are text: braces would be code.

    >>> as_text("it's {{ fine }}")
    '{{ "it\'s {{ fine }}" }}'
    """
    is_code = isinstance(value, str) and any(sign in value for sign in "{}")
    return f"{{{{ {json.dumps(value)} }}}}" if is_code else value


plugins = [CheckedSettings]
