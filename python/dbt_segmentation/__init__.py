"""Where dbt asks before it does anything: it loads plugins of modules ``dbt_...``."""

import json
from functools import wraps
from pathlib import Path
from typing import Any

from dbt.artifacts.schemas.results import TestStatus
from dbt.flags import get_flags
from dbt.plugins import dbtPlugin
from dbt.task.test import TestRunner
from dbt_common.context import get_invocation_context

from dbt_segmentation import lookup
from segmentation.dbt_project import NAME, DbtProject
from segmentation.settings import check_settings

# They read no setting, and `dbt debug` must work while one is wrong.
WITHOUT_SETTINGS = {"clean", "debug", "deps", "init"}
# As the macro of tests marks what a warning says.
SENTENCE = "sentence"
TESTS = "SEGMENTATION_PACKAGE_TESTS"


class CheckedSettings(dbtPlugin):
    """Stops a command on our models whose settings cannot be used.

    In a project that has ours as a package, our models find our own tables before
    those of the same name there, and tests are left out unless they are wanted.
    """

    def initialize(self) -> None:
        """Check them; dbt prints the sentences of the error and ends."""
        flags = get_flags()
        project = DbtProject(Path(flags.PROJECT_DIR))
        is_ours = self.project_name == NAME or project.is_outer
        if not is_ours or flags.WHICH in WITHOUT_SETTINGS:
            return
        variables = flags.VARS
        check_settings(project.folder, variables)
        variables.update({name: as_text(one) for name, one in variables.items()})
        if project.is_outer:
            # What is enabled in a package hangs on no variable of dbt.
            get_invocation_context().env.setdefault(TESTS, "false")
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


lookup.install()
plugins = [CheckedSettings]
