"""Credentials of a target, read and rendered by dbt itself."""

import os
from argparse import Namespace
from pathlib import Path
from typing import Any

from segmentation.dbt_project import DbtProject
from segmentation.errors import InputError


def load_credentials(project_dir: Path, target: str | None) -> Any:
    """Return dbt's credentials object of a target, as ``load_profile`` reads it."""
    return load_profile(project_dir, target).credentials


def load_profile(project_dir: Path, target: str | None) -> Any:
    """Return dbt's profile object with a target, read and rendered by dbt itself.

    Parameters
    ----------
    project_dir
        Folder with ``dbt_project.yml``, which names the profile.
    target
        Name of the target; None takes the profile's default.

    Raises
    ------
    InputError
        If there is no profiles.yml, no such target, or it cannot be rendered.
    """
    # A second of imports, which the help of a command does without.
    from dbt.config.profile import Profile, read_profile
    from dbt.config.renderer import ProfileRenderer
    from dbt.flags import set_flags
    from dbt_common.context import set_invocation_context
    from dbt_common.exceptions import DbtBaseException

    set_invocation_context(dict(os.environ))
    set_flags(Namespace(USE_COLORS=True, LOG_CACHE_EVENTS=False))
    folder = profiles_dir(project_dir)
    try:
        return Profile.from_raw_profiles(
            raw_profiles=read_profile(str(folder)),
            profile_name=_profile_name(project_dir),
            renderer=ProfileRenderer({}),
            target_override=target,
        )
    except DbtBaseException as error:
        reason = " ".join(str(getattr(error, "msg", error)).split()).rstrip(".")
        raise InputError(f"{folder / 'profiles.yml'}: {reason}.") from error


def profiles_dir(project_dir: Path) -> Path:
    """Return the folder of profiles.yml: where dbt would look, in its order.

    Raises
    ------
    InputError
        If none of the places has one.
    """
    named = os.environ.get("DBT_PROFILES_DIR")
    places = [Path(named)] if named else [project_dir, Path.home() / ".dbt"]
    for place in places:
        if (place / "profiles.yml").is_file():
            return place
    raise InputError(
        f"there is no profiles.yml in {' or '.join(map(str, places))}; "
        "copy profiles.yml.example to profiles.yml."
    )


def _profile_name(project_dir: Path) -> str:
    file = project_dir / "dbt_project.yml"
    if not file.is_file():
        raise InputError(f"{project_dir} holds no dbt_project.yml.")
    return DbtProject(project_dir).settings["profile"]
