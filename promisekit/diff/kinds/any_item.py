"""Changes that any item can have."""

from __future__ import annotations

from promisekit.diff.kind import kind, pair

REMOVED, ADDED = pair(
    ("PD901", "PD902"),
    ("The item is gone.", "Whatever referred to it has to do without; where it was a touchpoint or a role, people do."),
    ("The item is new.", "A reviewer reads it for the first time."),
    ("metrics", "letters-answered: {name: Letters answered in time, kind: operational}", ""),
    ("removed", "added"),
)
RENAMED = kind(
    "PD903", "renamed",
    "The id changed while the content stayed.",
    "Nothing changes for customers and staff. Addresses of handbook pages and references in other files do; an item "
    "counts as renamed when what it says and who refers to it stayed nearly the same. Guidelines, commitments and "
    "steps can be renamed too.",
    "promises.right-invoice.commitments",
    "correct: {by: billing, does: Sends the corrected invoice, within: 1 working day, after: record-error}",
    "put-right: {by: billing, does: Sends the corrected invoice, within: 1 working day, after: record-error}",
)  # fmt: skip
REWORDED = kind(
    "PD904", "reworded",
    "The words are others.",
    "Only the wording differs, and no figure in it. A short look is enough, unless the words carry the meaning.",
    "touchpoints.invoice", "name: Monthly invoice", "name: Your monthly invoice",
)  # fmt: skip
SOFTER, FIRMER = pair(
    ("PD911", "PD912"),
    (
        "It is said in softer words.",
        "“We aim to” is no “we do”: whoever counted on it can count on less, although no figure changed.",
    ),
    ("It is said in firmer words.", "What was an aim is a promise now; everybody with a part in it has to know."),
    (
        "promises.right-invoice",
        "promise: Your invoice is right. If it is not, we correct it.",
        "promise: Your invoice is right. If it is not, we aim to correct it.",
    ),
)
NEGATED = kind(
    "PD913", "changed",
    "A “not” came or went.",
    "One small word turns a sentence round: somebody may have to do the opposite.",
    "touchpoints.invoice", "description: It can be paid in parts.", "description: It cannot be paid in parts.",
)  # fmt: skip
CHANGED = kind(
    "PD905", "changed",
    "A field is another.",
    "Every difference for which there is no kind of its own, so that nothing is lost; also values that cannot be "
    "compared, such as amounts in two currencies.",
    "touchpoints.invoice", "tags: [money]", "tags: [money, paper]",
)  # fmt: skip
FIGURE_CHANGED = kind(
    "PD906", "changed",
    "A figure in the words is another.",
    "Words may be polished; a figure in them is a fact that somebody relies on.",
    "promises.right-invoice", "description: We counted 40 wrong invoices in May.",
    "description: We counted 60 wrong invoices in May.",
)  # fmt: skip
TRANSLATION_REMOVED, TRANSLATION_ADDED = pair(
    ("PD907", "PD908"),
    ("A translation is gone.", "Who reads the handbook in that language gets another one."),
    ("A translation is new.", "Somebody who knows the language should read it."),
    ("touchpoints.invoice", "name: {en: Monthly invoice, fi: Kuukausilasku}", "name: Monthly invoice"),
    ("removed", "added"),
)
TRANSLATION_REWORDED = kind(
    "PD909", "reworded",
    "A translation has other words.",
    "The text in the portfolio's own language stayed; the other one should still say the same.",
    "touchpoints.invoice", "name: {en: Monthly invoice, fi: Kuukausilasku}", "name: {en: Monthly invoice, fi: Lasku}",
)  # fmt: skip
REORDERED = kind(
    "PD910", "moved",
    "The same entries come in another order.",
    "Told only where the order has a meaning: the kinds of a pain point (the first is the main one), the actions of an "
    "improvement, the work in a lane.",
    "pain_points.unclear-fees", "terms: [money, emotion]", "terms: [emotion, money]",
)  # fmt: skip
