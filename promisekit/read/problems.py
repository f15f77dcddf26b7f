"""The codes of the reading family, PK0xx: what can be wrong with a file before any rule looks at it.

Each has a documentation page of the same form as a rule's docstring.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, NamedTuple

from promisekit.diagnostic import Diagnostic, KeyPath, Related, Severity, Span, one_line


class Problem(NamedTuple):
    """A code of the reading family with its name and documentation."""

    code: str
    name: str
    severity: Severity
    doc: str

    @property
    def summary(self) -> str:
        """The first line of its documentation."""
        return self.doc.splitlines()[0]

    def at(
        self,
        span: Span,
        message: str,
        hint: str = "",
        related: tuple[Related, ...] = (),
        key_path: KeyPath = (),
    ) -> Diagnostic:
        """This problem at a place."""
        return Diagnostic(self.code, self.severity, one_line(message), span, hint, related, key_path)


def _problem(code: str, name: str, summary: str, does: str, why: str, wrong: str, right: str) -> Problem:
    doc = (
        f"{summary}\n\n## What it does\n{does}\n\n## Why it matters\n{why}\n\n"
        f"## Example\n```yaml\n{wrong}\n```\n\nMended:\n```yaml\n{right}\n```\n"
    )
    severity = Severity.WARNING if code in ("PK018", "PK020", "PK022", "PK023") else Severity.ERROR
    return Problem(code, name, severity, doc)


_NOT_READ = "What cannot be read is neither checked nor drawn, and nobody finds it in the handbook."
_MEANT = "The tool cannot tell what was meant, and guessing would put words in your mouth."

SYNTAX = _problem(
    "PK001",
    "syntax",
    "The file is not YAML.",
    "Reports the first place at which the file stops being YAML; the other files are read all the same.",
    _NOT_READ,
    "promises:\n  right-invoice:\n    promise: Our promise: your invoice is right.\n    kept_at: invoice\n"
    "    accountable: billing",
    'promises:\n  right-invoice:\n    promise: "Our promise: your invoice is right."\n    kept_at: invoice\n'
    "    accountable: billing",
)
UNREADABLE = _problem(
    "PK002",
    "unreadable",
    "The file cannot be opened, or is not UTF-8 text.",
    "Reports files in another encoding, with control characters, without permission, or linked from elsewhere.",
    _NOT_READ,
    "# saved as Windows-1252\nfunctions:\n  energy: {name: Sähkönmyynti, kind: support}",
    "# saved as UTF-8\nfunctions:\n  energy: {name: Sähkönmyynti, kind: support}",
)
NOT_A_MAPPING = _problem(
    "PK003",
    "not-a-mapping",
    "A list or a text stands where names with values are due.",
    "Reports a file, a section or an item that is not written as `name: value`, and guidelines or commitments whose id "
    "was left out or stands in a list.",
    _MEANT,
    "functions:\n  - billing",
    "functions:\n  billing: {name: Billing, kind: support}",
)
UNKNOWN_SECTION = _problem(
    "PK004",
    "unknown-section",
    "The file has a section that does not exist.",
    "Reports a name at the left edge of a file that is no section, and sections or items that stand where they do not "
    "belong. Where it is plain what was meant, it is read all the same.",
    "What stands below it would be left out without a word.",
    "promisses:\n  right-invoice: {promise: Your invoice is right.}",
    "promises:\n  right-invoice: {promise: Your invoice is right., kept_at: invoice, accountable: billing}",
)
UNKNOWN_FIELD = _problem(
    "PK005",
    "unknown-field",
    "An item has a field that does not exist.",
    "Reports a field name that the format does not know, with the nearest one that it knows.",
    "A field with a spelling mistake would be left out without a word.",
    "functions:\n  billing: {name: Billing, kind: support, leed: service-lead}",
    "functions:\n  billing: {name: Billing, kind: support, lead: service-lead}",
)
MISSING_FIELD = _problem(
    "PK006",
    "missing-field",
    "A field that every such item needs is missing.",
    "Reports required fields that are not there.",
    "A promise that nobody answers for, or a touchpoint without a name, cannot be shown to anyone.",
    "functions:\n  billing: {name: Billing}",
    "functions:\n  billing: {name: Billing, kind: support}",
)
WRONG_VALUE = _problem(
    "PK007",
    "wrong-value",
    "A value is not of the form that its field asks for.",
    "Reports durations, dates, amounts, numbers, choices and texts that cannot be understood.",
    _MEANT,
    "promises:\n  right-invoice: {promise: Your invoice is right., kept_at: invoice, accountable: billing, "
    "within: two days}",
    "promises:\n  right-invoice: {promise: Your invoice is right., kept_at: invoice, accountable: billing, "
    "within: 2 days}",
)
EMPTY_VALUE = _problem(
    "PK008",
    "empty-value",
    "Nothing stands where a value is due.",
    "Reports fields and list entries that are empty, `~` or `null`.",
    "An empty field looks filled in to whoever skims the file.",
    "functions:\n  billing:\n    name:\n    kind: support",
    "functions:\n  billing:\n    name: Billing\n    kind: support",
)
KEY_TWICE = _problem(
    "PK009",
    "key-twice",
    "The same name stands twice in one mapping.",
    "Reports the second place, with the first beside it.",
    "Only one of the two could count, and which one is not visible.",
    "functions:\n  billing: {name: Billing, kind: support, name: Invoicing}",
    "functions:\n  billing: {name: Billing, kind: support}",
)
ID_TWICE = _problem(
    "PK010",
    "id-twice",
    "Two items have the same id.",
    "Reports the second place, with the first beside it. Functions, roles and systems share one set of ids. A file "
    "that gives again what another file gives is reported once, as its copy.",
    "An id is an item's address: two items at one address cannot both be reached.",
    "functions:\n  billing: {name: Billing, kind: support}\nsystems:\n  billing: {name: Billing system, "
    "function: billing}",
    "functions:\n  billing: {name: Billing, kind: support}\nsystems:\n  billing-system: {name: Billing system, "
    "function: billing}",
)
BAD_ID = _problem(
    "PK011",
    "bad-id",
    "An id has characters that an address cannot have.",
    "Reports ids other than lower-case letters a-z, digits and single hyphens between them.",
    "The id stands in web addresses and references, where capitals, spaces and accents lead astray.",
    "functions:\n  Billing_Team: {name: Billing, kind: support}",
    "functions:\n  billing-team: {name: Billing, kind: support}",
)
TAG_OR_MERGE = _problem(
    "PK012",
    "tag-or-merge",
    "The file uses a YAML tag or a merge key.",
    "Reports `!!tags` and `<<`.",
    "The field decides what a value means, so tags say nothing; merged fields cannot be seen where they count.",
    'functions:\n  billing: {name: !!str "Billing", kind: support}',
    'functions:\n  billing: {name: "Billing", kind: support}',
)
TOO_DEEP = _problem(
    "PK013",
    "too-deep",
    "The file is nested too deeply, or its aliases never end.",
    "Reports nesting beyond 60 levels, aliases that contain themselves, and aliases that unfold to far more than "
    "the file holds.",
    "Such a file cannot be meant, and reading on could use up all memory.",
    "skills: &all\n  listening: {name: Listening, tags: *all}",
    "skills:\n  listening: {name: Listening, tags: [service]}",
)
SEVERAL_DOCUMENTS = _problem(
    "PK014",
    "several-documents",
    "The file holds more than one YAML document.",
    "Reports the second `---` of a file.",
    "One file is one document; what follows would be left out.",
    "functions:\n  billing: {name: Billing, kind: support}\n---\nskills:\n  listening: {name: Listening}",
    "functions:\n  billing: {name: Billing, kind: support}\n\nskills:\n  listening: {name: Listening}",
)
BAD_PATH = _problem(
    "PK015",
    "bad-path",
    "A path leads to no file inside the portfolio.",
    "Reports links, pictures and result files that do not exist or lie outside the portfolio folder. Paths are "
    "relative to the file that names them.",
    "The link would be dead in the handbook.",
    "metrics:\n  repairs: {name: Repairs in time, kind: operational, results: ../../secret.csv}",
    "metrics:\n  repairs: {name: Repairs in time, kind: operational, results: repairs.csv}",
)
BAD_CSV = _problem(
    "PK016",
    "bad-csv",
    "A file of results cannot be read as a table.",
    "Reports result files whose columns are not `on,value` with perhaps `n`, or which are not UTF-8. With semicolons, "
    "`on;value`, a comma comes before the decimals, as in `31.12.2026;94,5`; a figure there that may mean two things, "
    "like `1.234`, is reported at its cell.",
    "Results that cannot be read are results that nobody sees.",
    "# repairs.csv starts with: date;result\nmetrics:\n  repairs: {name: Repairs in time, kind: operational, "
    "results: repairs.csv}",
    "# repairs.csv starts with: on,value\nmetrics:\n  repairs: {name: Repairs in time, kind: operational, "
    "results: repairs.csv}",
)
MISNAMED = _problem(
    "PK019",
    "misnamed-file",
    "A file holds blueprints under a name that is not read.",
    "Reports `promises.yaml.txt`, `Promises.YAML` and the like, and `.txt`, `.rtf` and `.json` files that hold "
    "sections of blueprints. Copies that editors leave beside the file itself (`promises.yaml~`) are passed over.",
    _NOT_READ,
    "# promises.yaml.txt\nfunctions:\n  billing: {name: Billing, kind: support}",
    "# promises.yaml\nfunctions:\n  billing: {name: Billing, kind: support}",
)
CUT_TEXT = _problem(
    "PK020",
    "text-cut-at-remark",
    "A text ends at a `#` that looks like a part of it.",
    "Reports a text without quotes that is followed by a space and a `#` with a letter or a number after it. There "
    "YAML begins a remark, so that the rest is not read. A remark with a space after its `#` is taken for one.",
    "The handbook shows half a sentence, and nobody sees why.",
    "functions:\n  desk: {name: Desk, kind: support}\ntouchpoints:\n  counter:\n    name: Counter #3\n"
    "    channel: store\n    responsible: desk",
    'functions:\n  desk: {name: Desk, kind: support}\ntouchpoints:\n  counter:\n    name: "Counter #3"\n'
    "    channel: store\n    responsible: desk",
)
DIVIDED_TEXT = _problem(
    "PK022",
    "text-divided-at-comma",
    "A comma between brackets divides what looks like one text.",
    "Reports an entry of a list between brackets that goes on with a small letter where the list began with a capital "
    "letter and several words, and one that goes on amid a number: there a comma ends an entry. Texts in quotes, and "
    "lists that begin with a small letter, are taken as they are.",
    "The handbook shows two halves, each as if it were a rule of its own, and nobody sees why.",
    "functions:\n  desk: {name: Desk, kind: support}\ntouchpoints:\n  letter:\n    name: The letter\n"
    "    responsible: desk\n    evidence: [The letter with day, hour and place]",
    "functions:\n  desk: {name: Desk, kind: support}\ntouchpoints:\n  letter:\n    name: The letter\n"
    '    responsible: desk\n    evidence: ["The letter with day, hour and place"]',
)
MISREAD_POINT = _problem(
    "PK023",
    "point-for-thousands",
    "A point in a number looks as if it divided thousands, or hours and minutes.",
    "Reports `6.200` and `2.30 h`: three decimals of which the last is a zero or which count something, and two "
    "decimals of an hour that end in a zero. A point comes before the decimals: these are 6.2, and two hours and 18 "
    "minutes. Who means that leaves out the zero.",
    "A thousandth of the encounters, or another time than was agreed, goes unseen into every figure.",
    "functions:\n  desk: {name: Desk, kind: support}\ntouchpoints:\n  counter:\n    name: Counter\n"
    "    responsible: desk\n    encounters_per_month: 6.200",
    "functions:\n  desk: {name: Desk, kind: support}\ntouchpoints:\n  counter:\n    name: Counter\n"
    "    responsible: desk\n    encounters_per_month: 6200",
)
BAD_IMAGE = _problem(
    "PK021",
    "bad-image",
    "A picture cannot be shown.",
    "Reports pictures of more than 2 MB or 40 million pixels, files of other kinds than PNG, JPEG, GIF, WebP and SVG, "
    "damaged ones, those whose name says another kind than they hold, and SVGs that run or load something.",
    "Readers would see a gap, or wait for it; and a picture must never do anything on a page but be seen.",
    "# family.svg holds a script\npersonas:\n  family: {name: The Reyes family, image: family.svg}",
    "# family.svg was saved again as plain SVG\npersonas:\n  family: {name: The Reyes family, image: family.svg}",
)
PORTFOLIO_TWICE = _problem(
    "PK017",
    "portfolio-twice",
    "The portfolio section stands in two places.",
    "Reports the second place, with the first beside it.",
    "It holds for all files, so there is one.",
    "# in a.yaml and again in b.yaml\nportfolio: {name: Northlight Broadband}",
    "# in a.yaml only\nportfolio: {name: Northlight Broadband}",
)
NO_PORTFOLIO = _problem(
    "PK018",
    "no-portfolio",
    "No file has a portfolio section.",
    "Warns that the handbook has no name of its own; the folder's name is used.",
    "Readers see the name on every page, and language and opening hours are set there.",
    "functions:\n  billing: {name: Billing, kind: support}",
    "portfolio: {name: Northlight Broadband}\n\nfunctions:\n  billing: {name: Billing, kind: support}",
)

PROBLEMS: Final[Mapping[str, Problem]] = {
    problem.code: problem
    for problem in (
        SYNTAX, UNREADABLE, NOT_A_MAPPING, UNKNOWN_SECTION, UNKNOWN_FIELD, MISSING_FIELD, WRONG_VALUE,
        EMPTY_VALUE, KEY_TWICE, ID_TWICE, BAD_ID, TAG_OR_MERGE, TOO_DEEP, SEVERAL_DOCUMENTS, BAD_PATH, MISNAMED,
        CUT_TEXT, DIVIDED_TEXT, MISREAD_POINT, BAD_IMAGE, BAD_CSV, PORTFOLIO_TWICE, NO_PORTFOLIO,
    )
}  # fmt: skip
"""Every code of the reading family."""
