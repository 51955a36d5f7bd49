"""How old the run on a page is: computed by the page, on the day it is read."""

from dataclasses import dataclass, field
from datetime import UTC, datetime

from markupsafe import Markup

from segmentation.report.formats import day

SECONDS_PER_DAY = 86400
# Once on a page: what is as of a day says its age, and is marked when it is old.
SCRIPT = Markup("""<script>
for (const shown of document.querySelectorAll("[data-as-of]")) {
  const days = (Date.now() - Date.parse(shown.dataset.asOf)) / 864e5;
  const whole = Math.max(Math.floor(days), 0);
  for (const age of shown.querySelectorAll(".age"))
    age.textContent = whole + (whole === 1 ? " day " : " days ") + age.dataset.word;
  shown.classList.toggle("old", days > Number(shown.dataset.maxDays));
}
</script>""")


def _now() -> datetime:
    return datetime.now(UTC).replace(tzinfo=None)


@dataclass(frozen=True)
class Age:
    """The day of a run and its age.

    Paper and pages without scripts keep the age of the day on which they were made.

    Parameters
    ----------
    as_of
        The day of the run that is shown.
    max_days
        Oldest age that is in order.
    now
        When the page is made, UTC without a zone.
    """

    as_of: datetime
    max_days: float
    now: datetime = field(default_factory=_now)

    @property
    def is_old(self) -> bool:
        """Whether the run is older than it may be."""
        return self._days > self.max_days

    @property
    def data(self) -> Markup:
        """What the element with the words needs, for the script."""
        return Markup('data-as-of="{}" data-max-days="{}"').format(
            f"{self.as_of:%Y-%m-%d}", f"{self.max_days:g}"
        )

    def words(self, word: str = "old") -> Markup:
        """Return the age.

        >>> Age(datetime(2026, 3, 1), 3, datetime(2026, 3, 2)).words().striptags()
        '1 day old on 2 Mar 2026'
        """
        whole = max(int(self._days), 0)
        said = f"{whole} day{'' if whole == 1 else 's'} {word} on {day(self.now)}"
        return Markup('<b class="age" data-word="{}">{}</b>').format(word, said)

    @property
    def _days(self) -> float:
        return (self.now - self.as_of).total_seconds() / SECONDS_PER_DAY
