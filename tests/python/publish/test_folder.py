"""The folder that readers open is replaced as a whole."""

import pytest

from segmentation.atomic import replace_folder
from segmentation.errors import InputError


def put(text):
    """Return a writer of two files."""

    def write(folder):
        for name in ("a", "b"):
            (folder / name).write_text(text)

    return write


def read(link):
    return {(link / name).read_text() for name in ("a", "b")}


def test_the_new_folder_is_seen_whole_and_the_previous_one_stays(tmp_path):
    """If not, a dashboard that is drawing when the night's run ends breaks."""
    link = tmp_path / "published"
    replace_folder(link, "day1", put("1"), "IT")
    open_reader = link.resolve()
    replace_folder(link, "day2", put("2"), "IT")
    assert (read(link), read(open_reader)) == ({"2"}, {"1"})
    replace_folder(link, "day3", put("3"), "IT")
    assert read(link) == {"3"}
    assert not open_reader.exists(), "copies pile up until the disk is full"


def test_a_failure_leaves_the_old_folder_and_no_litter(tmp_path):
    """If not, a full disk at night empties the dashboards in the morning."""
    link = tmp_path / "published"
    replace_folder(link, "day1", put("1"), "IT")
    before = sorted(path.name for path in (tmp_path / ".published").iterdir())

    def break_off(folder):
        put("2")(folder)
        raise OSError("No space left on device")

    with pytest.raises(OSError, match="No space"):
        replace_folder(link, "day2", break_off, "IT")
    assert read(link) == {"1"}
    assert sorted(p.name for p in (tmp_path / ".published").iterdir()) == before


def test_what_a_crash_left_is_removed(tmp_path):
    """If not, each kill -9 costs the space of a publication."""
    link, store = tmp_path / "published", tmp_path / ".published"
    replace_folder(link, "day1", put("1"), "IT")
    (store / "day2_x.writing").mkdir()
    (store / "link.writing").symlink_to("nowhere")
    (store / "day2_finished_but_never_linked").mkdir()
    replace_folder(link, "day2", put("2"), "IT")
    assert len(list(store.iterdir())) == 2
    assert read(link) == {"2"}


def test_somebody_elses_folder_is_not_touched(tmp_path):
    """If not, a wrong setting deletes what is there."""
    (tmp_path / "published").mkdir()
    with pytest.raises(InputError, match="set IT"):
        replace_folder(tmp_path / "published", "day1", put("1"), "IT")
