"""What the format's words are called by people who do not read the files: sections, fields, severities, choices.

Beside its meaning stands what a field is called in the files, so that the documentation can be followed.
"""

from __future__ import annotations

from typing import Final

from markupsafe import Markup

from promisekit.diagnostic import Diagnostic, Severity
from promisekit.handbook.language.words import SECTION_NAMES
from promisekit.studio.fields import Field
from promisekit.studio.speech import spoken


def _(word: str) -> str:
    """Marks a word for translation."""
    return word


FIELDS: Final = {
    "name": _("Name"),
    "description": _("Description"),
    "tags": _("Tags"),
    "links": _("Links"),
    "owner": _("Owner"),
    "accepted": _("Accepted findings"),
    "promise": _("The promise"),
    "status": _("Status"),
    "answers": _("Answers these pains"),
    "kept_at": _("Kept at"),
    "accountable": _("Accountable"),
    "within": _("Within"),
    "share": _("Share of cases"),
    "notice": _("Notice before"),
    "no_more_than": _("No more than"),
    "starts": _("The clock starts"),
    "stops": _("The clock stops"),
    "hours": _("Hours"),
    "basis": _("Basis"),
    "conditions": _("Conditions"),
    "exclusions": _("Exclusions"),
    "remedy": _("Remedy"),
    "dispute": _("Who disagrees"),
    "customer_does": _("The customer does"),
    "commitments": _("Commitments"),
    "guidelines": _("Guidelines"),
    "metrics": _("Metrics"),
    "ensured_by": _("Ensured by"),
    "sponsor": _("Sponsor"),
    "since": _("Since"),
    "until": _("Until"),
    "review_by": _("Review by"),
    "replaces": _("Replaces"),
    "by": _("By whom"),
    "does": _("Does"),
    "after": _("After"),
    "kind": _("Kind"),
    "pauses": _("Pauses the clock"),
    "role": _("Role"),
    "at": _("At"),
    "when": _("When"),
    "do": _("Do"),
    "say": _("Say"),
    "avoid": _("Avoid"),
    "may": _("May"),
    "if_it_fails": _("If it fails"),
    "skills": _("Skills"),
    "because": _("Because"),
    "written_with": _("Written with"),
    "escalate_to": _("Escalate to"),
    "gives": _("The customer gets"),
    "amount": _("Amount"),
    "percent": _("Percent"),
    "of": _("Of"),
    "given": _("Given"),
    "claim_within": _("Claimed within"),
    "not_with": _("Not besides"),
    "function": _("Function"),
    "purpose": _("Purpose"),
    "people": _("People at work"),
    "contact": _("Contact"),
    "lead": _("Lead"),
    "ambassador": _("Ambassador of the customer"),
    "feedback": _("Feedback"),
    "channel": _("Channel"),
    "responsible": _("Responsible"),
    "supported_by": _("Supported by"),
    "systems": _("Systems"),
    "roles": _("Roles"),
    "evidence": _("Evidence"),
    "encounters_per_month": _("Encounters a month"),
    "handling": _("Handling time"),
    "moment_of_truth": _("Moment of truth"),
    "terms": _("Terms"),
    "says": _("Says"),
    "felt_by": _("Felt by"),
    "severity": _("Severity"),
    "frequency": _("Frequency"),
    "persona": _("Persona"),
    "scenario": _("Scenario"),
    "goal": _("Goal"),
    "phases": _("Phases"),
    "customer": _("Customer"),
    "touchpoint": _("Touchpoint"),
    "emotion": _("Emotion"),
    "staff_emotion": _("Emotion of the staff"),
    "thinks": _("Thinks"),
    "expects": _("Expects"),
    "takes": _("Takes"),
    "waits": _("Waits"),
    "fails": _("Fail point"),
    "what": _("What"),
    "recovery": _("Recovery"),
    "source": _("Source"),
    "next": _("Next"),
    "needs": _("Needs"),
    "image": _("Picture"),
    "vision": _("Vision"),
    "brand_promise": _("Brand promise"),
    "values": _("Values"),
    "holidays": _("Public holidays"),
    "time_zone": _("Time zone"),
    "closed": _("Closed"),
    "currency": _("Currency"),
    "language": _("Language"),
    "languages": _("Languages"),
    "check": _("Check"),
    "reason": _("Reason"),
    "title": _("Title"),
    "url": _("Address"),
    "from": _("From the day"),
    "to": _("To"),
    "why": _("Why"),
    "checks": _("Weight of checks"),
    "id": _("Id"),
    "via": _("By which way"),
    "answer_within": _("Answered within"),
    "fallback": _("In their absence"),
    "phone": _("Phone"),
    "email": _("Email"),
    "chat": _("Chat"),
    "note": _("Note"),
    "public": _("Shown to customers"),
    "teaches": _("Teaches"),
    "for": _("For"),
    "form": _("Form"),
    "area": _("Area"),
    "hinders": _("Hinders"),
    "up_to": _("Up to"),
    "now": _("Now"),
    "removes": _("Removes"),
    "builds": _("Builds"),
    "actions": _("Actions"),
    "result": _("Result"),
    "measured_by": _("Measured by"),
    "who": _("Who"),
    "every": _("Every"),
    "shows": _("Shows"),
    "on": _("On"),
    "frontstage": _("Frontstage"),
    "backstage": _("Backstage"),
    "support": _("Support"),
    "steps": _("Steps"),
    "becomes": _("Becomes"),
    "variant_of": _("Variant of"),
    "variant": _("Variant"),
    "value": _("Value"),
    "n": _("From how many"),
    "unit": _("Unit"),
    "better": _("Better"),
    "baseline": _("Baseline"),
    "target": _("Target"),
    "results": _("Results"),
    "drives": _("Drives"),
    "quote": _("Quote"),
    "count": _("Count"),
    "perceived_owner": _("Believed owner"),
    "times": _("Times"),
    "in": _("In"),
    "at_least": _("At least"),
    "at_most": _("At most"),
    "pays_from": _("Paid from"),
}
OTHERWISE: Final = {
    "By when.": _("By when"),
    "When it is done.": _("Done by"),
    "Who takes it.": _("To whom"),
    "Where it is known from.": _("Known from"),
    "How late: beyond `within`, or beyond the due time where there is none.": _("Late by more than"),
}
"""Fields that are called otherwise than others of their name, by their meaning."""
SEVERITIES: Final = {Severity.ERROR: _("error"), Severity.WARNING: _("warning"), Severity.INFO: _("info")}


def field_name(name: str) -> str:
    """What a field is called."""
    return spoken().gettext(FIELDS[name]) if name in FIELDS else name


def label(field: Field) -> str:
    """What a field is called on a page."""
    return spoken().gettext(OTHERWISE[field.meaning]) if field.meaning in OTHERWISE else field_name(field.name)


def in_a_sentence(name: str | int) -> str:
    """What a field is called in the middle of a sentence."""
    found = field_name(str(name))
    return found if found == name else found[:1].lower() + found[1:]


def section_name(section: str) -> str:
    """What a section is called."""
    return spoken().gettext(SECTION_NAMES.get(section, section))


def severity(finding: Diagnostic) -> str:
    """How bad a finding is."""
    return spoken().gettext(SEVERITIES.get(finding.severity, finding.severity.word))


def fixed(word: str) -> str:
    """One of the format's own words among which somebody chooses."""
    language = spoken()
    return word if language.code == "en" else language.fixed(word)


def meaning(field: Field, how: str = "") -> str:
    """What a field means, in the words of the reference, how to fill it in, and what the files call it; HTML."""
    code = Markup("<code>{}</code>")
    parts = spoken().gettext(field.meaning).split("`") if field.meaning else []
    shown = Markup("").join(code.format(part) if at % 2 else part for at, part in enumerate(parts))
    return Markup(" ").join(filter(None, (shown, how, code.format(field.name))))
