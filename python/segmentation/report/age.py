"""How old the run on a page is: computed by the page, on the day it is read."""

from datetime import UTC, datetime

from markupsafe import Markup

from segmentation.report.formats import day

AMBER = "color:#7a4b00;background:#fff8e8;padding:0 .3rem;border-radius:.3rem"
SECONDS_PER_DAY = 86400
SCRIPT = """<script>
for (const shown of document.querySelectorAll("[data-as-of]")) {
  const days = (Date.now() - Date.parse(shown.dataset.asOf)) / 864e5;
  const whole = Math.max(Math.floor(days), 0);
  const unit = whole === 1 ? " day old" : " days old";
  shown.querySelector("b").textContent = whole + unit;
  if (days > Number(shown.dataset.maxDays)) shown.style.cssText = shown.dataset.old;
}
</script>"""


def age(as_of: datetime, max_days: float, now: datetime | None = None) -> Markup:
    """Return the day of a run and its age, amber beyond `max_days`.

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
    now = now or datetime.now(UTC).replace(tzinfo=None)
    days = (now - as_of).total_seconds() / SECONDS_PER_DAY
    style = f' style="{AMBER}"' if days > max_days else ""
    whole = max(int(days), 0)
    words = f"{whole} day{'' if whole == 1 else 's'} old on {day(now)}"
    return Markup(
        f'<span data-as-of="{as_of:%Y-%m-%d}" data-max-days="{max_days:g}"'
        f' data-old="{AMBER}"{style}>As of {day(as_of)}, <b>{words}</b></span>{SCRIPT}'
    )
