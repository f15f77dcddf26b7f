"""Choices by other names: `active` -> `live`, `back office` -> `backstage`, `M` -> `money`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from promisekit.read.meant.plain import simplified

_TERMS: Final = {"t": "time", "e": "emotion", "r": "risk", "m": "money", "s": "situation"}

# Choice -> other names; a name may stand for choices of several fields, of which each has only one.
_OTHER_NAMES: Final = {
    # What a pain point costs
    "time": "delay|wait|waiting|slow|slowness|duration|speed|effort|aika|tid",
    "emotion": "feeling|feelings|emotional|emotions|stress|frustration|anger|tunne|känsla",
    "risk": "fear|safety|uncertainty|danger|security|trust|worry|anxiety|risks|riski",
    "money": "cost|costs|price|expense|expensive|fee|fees|financial|raha|pengar",
    "situation": "context|circumstances|situational|place|accessibility|environment|fit|tilanne",
    # Status
    "draft": "planned|proposal|proposed|wip|in progress|new|idea|luonnos|utkast",
    "agreed": "approved|accepted|decided|confirmed|signed off|sovittu|godkänd",
    "live": "active|published|in force|current|running|on|open|enabled|valid|voimassa|aktiv",
    "retired": "inactive|ended|expired|archived|withdrawn|closed|cancelled|canceled|obsolete|deprecated|old|off",
    "idea": "proposal|proposed|suggestion|backlog|new",
    "planned": "plan|scheduled|to do|todo|agreed|open",
    "doing": "in progress|ongoing|started|active|wip|running",
    "done": "finished|completed|complete|closed|ready|valmis|klar",
    "missing": "absent|none|no|lacking|needed",
    "in-place": "available|done|ready|exists|live|yes|in use|present",
    # Kinds of functions
    "frontline": "front office|front-office|frontoffice|front|frontend|frontstage|customer facing|customer-facing|"
    "front line|front stage",
    "backstage": "back office|back-office|backoffice|back|backend|back stage",
    "support": "supporting|shared service|shared services|internal|staff function|support function|tuki|stöd",
    "partner": "external|vendor|supplier|subcontractor|third party|third-party|outsourced|kumppani",
    # What a promise rests on, how something is known
    "law": "legal|statutory|statute|regulation|legislation|mandatory|laki|lag",
    "contract": "contractual|agreement|terms|sla|sopimus|avtal",
    "voluntary": "own|goodwill|free|guarantee|optional|vapaaehtoinen|frivillig",
    "observed": "known|measured|seen|real|research|fact|evidence|researched|data",
    "assumed": "assumption|hypothesis|guess|guessed|believed|expected|estimate|estimated",
    "proposed": "proposal|planned|future|idea|draft|suggested|to-be|to be",
    # Remedies and commitments
    "automatically": "automatic|auto|automated|always|yes|true|by default|unasked|automaattisesti|automatiskt",
    "on-request": "on demand|manual|manually|by request|request|requested|claim|on claim|on application|pyynnöstä|"
    "no|false|asked",
    "clock": "timed|time|work|normal|default",
    "standing": "always|permanent|ongoing|continuous|standby|constant",
    "remedy": "recovery|compensation|after failure|repair",
    # Journeys
    "as-is": "as is|asis|current|current state|today|now|actual|present|nykytila|nuläge",
    "to-be": "to be|tobe|future|future state|target|vision|planned|tavoitetila|framtida",
    # Metrics
    "nps": "net promoter score|promoter|net promoter|recommendation",
    "ces": "customer effort score|effort|customer effort",
    "csat": "customer satisfaction|satisfaction|customer satisfaction score|cs",
    "mystery-shopping": "mystery shopper|mystery shopping|mystery|shopping",
    "operational": "process|operations|operative|quality|performance|kpi|ops|time|service level",
    "employee": "enps|staff|employees|ex|employee experience|people|hr",
    "business": "financial|sales|revenue|commercial|money|cost|churn",
    "higher": "high|up|more|increase|greater|larger|bigger|max|maximum|rising|+",
    "lower": "low|down|less|decrease|smaller|fewer|min|minimum|falling|-",
    # Enablers and obstacles
    "culture": "attitude|values|mindset|behaviour|behavior|kulttuuri|kultur",
    "technology": "tech|it|system|systems|tool|tools|digital|software|teknologia|teknik",
    "environment": "place|space|premises|physical|facilities|workplace|office",
    "resources": "resource|people|time|budget|money|staff|staffing|capacity|tools",
    "skills": "skill|competence|competences|training|knowledge|know-how",
    "leadership": "leader|leaders|management|manager|managers",
    "goals": "goal|targets|target|objectives|incentives|strategy",
    "metrics": "metric|measures|kpi|kpis|measurement|reporting",
    # Weights of checks
    "off": "no|none|false|ignore|ignored|disable|disabled|never|silent|0",
    "info": "information|note|notice|hint|low|minor",
    "warning": "warn|warnings|medium|moderate|yes|on|true",
    "error": "err|errors|fatal|high|critical|fail|failure|severe|block",
}


def choices(text: str, due: Sequence[str]) -> Iterator[str]:
    """Which of those that are ``due`` the text may mean."""
    from promisekit.read.explain import nearest

    said = simplified(text)
    spaced = " ".join(said.replace("_", " ").replace("-", " ").split())
    yield from (one for one in due if spaced == one.replace("-", " ") or spaced.replace(" ", "") == one)
    if set(_TERMS.values()) == set(due) and said in _TERMS:
        yield _TERMS[said]
    named = [one for one in due if {said, spaced} & set(_OTHER_NAMES.get(one, "").split("|"))]
    yield from named
    near = nearest(said, due, cutoff=0.55) if not named else None
    if near:
        yield near
