"""The one error that is the user's to solve, not a defect of ours."""


class InputError(Exception):
    """What was given cannot be used; the message is one clear sentence.

    The command line prints it without a traceback and exits with code 2.
    """
