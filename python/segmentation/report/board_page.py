"""What stands around a board on its page: the way back, and the fitting width."""

from segmentation.report.phone import SUFFIX, WIDE_FROM

STYLE = (
    "margin:0;padding:.6rem 1rem;font:1rem/1.4 system-ui,sans-serif;"
    "color:#1c2430;background:#f5f7fa"
)
LINK = "color:#0b4f9c"
# Who asked for the wide page in a small window gets it.
ASKED = "#wide"


def framed(html: str, stem: str, is_phone: bool, age: str = "") -> str:
    """Return the page of a board with a way back, in English, for its width.

    Parameters
    ----------
    html
        The page as dbt Charts wrote it.
    stem
        Name of the wide page, without its ending.
    is_phone
        Whether it is the page for small windows.
    age
        The day that is shown, and how old it is, as HTML.
    """
    other = f"{stem}.html{ASKED}" if is_phone else f"{stem}{SUFFIX}.html"
    label = "For a wide window" if is_phone else "For a phone"
    bar = (
        f'<nav style="{STYLE}" aria-label="Back">'
        f'<a style="{LINK}" href="../index.html">Customer segments</a> · '
        f'<a style="{LINK}" href="{other}">{label}</a>{age and f" · {age}"}</nav>'
    )
    html = html.replace("<html>", '<html lang="en">', 1)
    if not is_phone:
        html = html.replace("<head>", f"<head>{_send_small_windows(other)}", 1)
    start = html.index(">", html.index("<body")) + 1
    return html[:start] + bar + html[start:]


def _send_small_windows(page: str) -> str:
    return (
        f'<script>if (innerWidth < {WIDE_FROM} && location.hash !== "{ASKED}")'
        f' location.replace("{page}")</script>'
    )
