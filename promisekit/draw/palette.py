"""The colours of all pictures, as CSS variables `--pk-…` with the light scheme as fall-back.

A page that sets no variable shows the light scheme; `scheme_css` gives a page or a lone file both.
Nothing is told by colour alone: every mark has a letter, an icon or a dash of its own as well.
"""

from __future__ import annotations

import re
from typing import Final

FONT: Final = "Arial, Helvetica, 'Liberation Sans', Roboto, 'Noto Sans', sans-serif"

_COLORS: Final[dict[str, tuple[str, str]]] = {  # name: (light, dark)
    "paper": ("#ffffff", "#15181e"),
    "ink": ("#1b2430", "#eceff4"),
    "muted": ("#4e5968", "#b4bdca"),
    "rule": ("#c9d0d9", "#434c59"),
    "flow": ("#1b2430", "#e3e8ef"),
    "link": ("#566273", "#9aa6b5"),
    "line": ("#4e5968", "#a5b0be"),
    "label": ("#ffffff", "#262b34"),
    "phase": ("#24303f", "#323d4c"),
    "phase-ink": ("#ffffff", "#f3f5f8"),
    "focus": ("#b4005a", "#ff9ac4"),
    "emotion-band": ("#fbfaf8", "#191b20"),
    "emotion-ink": ("#93400d", "#f2b077"),
    "emotion-fill": ("#fff4e5", "#3a2a1b"),
    "staff-ink": ("#1f5487", "#93c1ee"),
    "staff-fill": ("#e8f1fb", "#1d2f42"),
    "thought-band": ("#fbfaf8", "#191b20"),
    "thought-fill": ("#ffffff", "#22262d"),
    "thought-edge": ("#8c8577", "#857f73"),
    "thought-ink": ("#5c5445", "#cfc6b6"),
    "evidence-band": ("#f4f5f7", "#1b1f25"),
    "marks-band": ("#faf6fb", "#1f1b22"),
    "evidence-fill": ("#ffffff", "#272c34"),
    "evidence-edge": ("#737d8a", "#8b95a3"),
    "evidence-ink": ("#475160", "#c3cad4"),
    "marks-ink": ("#5b3a66", "#d9c3e0"),
    "customer-band": ("#fff9ea", "#211d13"),
    "customer-fill": ("#fff0bd", "#423512"),
    "customer-edge": ("#b06a00", "#d9a441"),
    "customer-ink": ("#734000", "#f5cf85"),
    "frontstage-band": ("#f1f6ff", "#151d2a"),
    "frontstage-fill": ("#dae8ff", "#1d3251"),
    "frontstage-edge": ("#2f62b5", "#6d9fe8"),
    "frontstage-ink": ("#1c3f7c", "#b3d0fb"),
    "backstage-band": ("#effaf4", "#14211c"),
    "backstage-fill": ("#d2f1e0", "#17392c"),
    "backstage-edge": ("#1d7a55", "#52b48b"),
    "backstage-ink": ("#0c5338", "#a3e2c6"),
    "support-band": ("#f8f4ff", "#1e1a29"),
    "support-fill": ("#eadfff", "#33264f"),
    "support-edge": ("#7348b8", "#a987e0"),
    "support-ink": ("#50288c", "#d6c3f7"),
    "pain-fill": ("#fbdfe8", "#4a2030"),
    "pain-edge": ("#a8325c", "#e07c9f"),
    "pain-ink": ("#7d1a3f", "#f6bdd0"),
    "promise-fill": ("#cdeef0", "#123b3f"),
    "promise-edge": ("#0d7079", "#4fb4bd"),
    "promise-ink": ("#07474d", "#a5e3e8"),
    "guideline-fill": ("#ffffff", "#272c34"),
    "guideline-edge": ("#2f62b5", "#6d9fe8"),
    "guideline-ink": ("#1c3f7c", "#b3d0fb"),
    "partner-band": ("#f4f5f7", "#1b1f25"),
    "partner-edge": ("#566273", "#9aa6b5"),
    "partner-ink": ("#36404d", "#d2d9e2"),
    "cell-fill": ("#ffffff", "#20242c"),
    "cell-edge": ("#737d8a", "#8b95a3"),
    "cell-ink": ("#36404d", "#d2d9e2"),
    "heat1-fill": ("#fff7e0", "#26221a"),
    "heat1-edge": ("#8c7a45", "#9c8c62"),
    "heat1-ink": ("#5c4a10", "#e5d6a8"),
    "heat2-fill": ("#ffe7ad", "#3a2c13"),
    "heat2-edge": ("#8f6a10", "#b08c3e"),
    "heat2-ink": ("#5c4200", "#f3d48c"),
    "heat3-fill": ("#ffcf9c", "#523016"),
    "heat3-edge": ("#a35410", "#cf8446"),
    "heat3-ink": ("#66300a", "#ffd0a3"),
    "heat4-fill": ("#f7a08c", "#6d2a1d"),
    "heat4-edge": ("#a12d1a", "#ea8a76"),
    "heat4-ink": ("#5a0f08", "#ffd2c8"),
    "heat5-fill": ("#8f1026", "#f2788a"),
    "heat5-edge": ("#5a0616", "#ffc2cb"),
    "heat5-ink": ("#ffffff", "#2a0209"),
    "column": ("#f4f5f7", "#1b1f25"),
    "time": ("#1d4f86", "#a9cdf5"),
    "emotion": ("#98215a", "#f5adc9"),
    "risk": ("#9a3b07", "#f8b98a"),
    "money": ("#22663a", "#9bd8ae"),
    "situation": ("#5c3a94", "#cfb8f3"),
    "fail": ("#b3201c", "#ffaca4"),
    "moment": ("#8a4b00", "#f7c463"),
    "badge-ink": ("#ffffff", "#15181e"),
    "promise-badge": ("#0a5c64", "#8fdbe2"),
    "clock": ("#3b4756", "#c7d0db"),
    "added": ("#1a6b38", "#86d6a1"),
    "removed": ("#4b4f56", "#c9ced6"),
    "changed": ("#8a4b00", "#f7c463"),
}

_VARIABLE: Final = re.compile(r"var\(--pk-[a-z0-9-]+, (#[0-9a-f]+)\)")
_PAINT: Final = re.compile(r'\b(fill|stroke)="var\(--pk-([a-z0-9-]+), (#[0-9a-f]+)\)"')


def color(name: str) -> str:
    """The value of a `fill` or `stroke`: the variable, with the light colour behind it."""
    return f"var(--pk-{name}, {_COLORS[name][0]})"


def light(name: str) -> str:
    """The colour itself in the light scheme, `#rrggbb`."""
    return _COLORS[name][0]


def dark(name: str) -> str:
    """The colour itself in the dark scheme, `#rrggbb`."""
    return _COLORS[name][1]


def without_variables(svg: str) -> str:
    """The SVG with plain light colours, for programs that know no CSS variables."""
    return _VARIABLE.sub(r"\1", svg)


def in_plain_colors(svg: str) -> str:
    """The SVG with plain light colours, the colour's name beside each: `fill="#ffffff" data-fill="paper"`.

    For a file that stands alone. A reader that knows `lone_css` shows the dark scheme; all others, the light one.
    """
    return _PAINT.sub(r'\1="\3" data-\1="\2"', svg)


def lone_css(id_: str, svg: str) -> str:
    """The style sheet of such a file, for the colours that occur in it. No value in it is a variable, and those of the
    dark scheme stand in a media query, which old renderers pass over: what they cannot read must not touch the rest."""
    used = sorted(set(re.findall(r'data-(fill|stroke)="([a-z0-9-]+)"', svg)))
    night = "".join(f"[data-{paint}={name}]{{{paint}:{dark(name)}}}" for paint, name in used)
    focus = (
        f"#{id_} a{{cursor:pointer}}@media screen{{"
        f"#{id_} a:hover>.pk-shape{{stroke-width:3}}#{id_} a:hover>.pk-shape:not([stroke]){{stroke:currentColor}}"
        f"#{id_} a:focus-visible>.pk-shape{{stroke:{light('focus')};stroke-width:4}}}}"
    )
    return (
        f"#{id_}{{background:{light('paper')}}}{focus}"
        f"@media screen and (prefers-color-scheme:dark){{#{id_}{{background:{dark('paper')}}}{night}"
        f"#{id_} a:focus-visible>.pk-shape{{stroke:{dark('focus')}}}}}"
    )


def _declarations(scheme: int) -> str:
    return "".join(f"--pk-{name}:{pair[scheme]};" for name, pair in _COLORS.items())


_INTERACTION: Final = (
    ".pk-picture a{cursor:pointer;text-decoration:none}"
    ".pk-picture a:hover>.pk-shape,.pk-picture a:focus-visible>.pk-shape{stroke-width:3}"
    ".pk-picture a:hover>.pk-shape:not([stroke]){stroke:currentColor}"
    ".pk-picture a:has(>.pk-shape):focus-visible{outline:none}"
    ".pk-picture a:focus-visible>.pk-shape{stroke:var(--pk-focus);stroke-width:4}"
)


def scheme_css(light_selector: str = ":root", dark_selector: str | None = None) -> str:
    """The style sheet that pictures want: both schemes, and what shows the pointer and the keyboard's place.

    `dark_selector` is what a page's dark scheme is known by (`[data-md-color-scheme=slate]`); without one, the
    reader's system decides. Paper is white in either case.
    """
    night = (
        f"@media screen{{{dark_selector}{{{_declarations(1)}}}}}"
        if dark_selector
        else f"@media screen and (prefers-color-scheme:dark){{{light_selector}{{{_declarations(1)}}}}}"
    )
    return f"{light_selector}{{{_declarations(0)}}}{night}{_INTERACTION}"
