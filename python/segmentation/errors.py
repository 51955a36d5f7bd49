"""The one error that is the user's to solve, not a defect of ours."""

import click


class InputError(click.ClickException):
    """What was given cannot be used; the message is one clear sentence.

    The command line prints it without a traceback and exits with code 2.
    """

    exit_code = 2


class LockedError(InputError):
    """Another process has the warehouse; the message says which."""
