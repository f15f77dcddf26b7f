"""Words that weaken a promise or leave staff alone, in English, Finnish and Swedish.

Every list is looked for in every text, whatever its language: teams mix languages, and hardly a phrase of one
means something harmless in another.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache, cached_property, lru_cache
from typing import Final

from promisekit.model.text import Text
from promisekit.model.walk import KeyPath

_WORD: Final = re.compile(r"\w+")
_STEM: Final = re.compile(r"\b\w{1,4}")
"""The first four letters of a word."""
_QUOTED: Final = r"[\"“”„»«][^\"“”„»«]*[\"“”„»«]"
_SYNTAX: Final = re.compile(r"\(\?[^)]*\)|\[[^]]*\]|\{[^}]*\}|\\w[*+]|\w\?")

_Phrase = tuple[frozenset[str], str]
"""The first four letters of all words of a phrase, and the phrase."""


class Phrases:
    """Phrases, each a small regular expression ended by a semicolon, found as whole words in any case.

    A phrase is compiled and looked for only in texts that have the first four letters of all its words: thousands
    of texts are asked for hundreds of phrases.
    """

    def __init__(self, *lists: str) -> None:
        self._lists = lists

    @cached_property
    def _by_longest(self) -> dict[str, list[_Phrase]]:
        found: dict[str, list[_Phrase]] = {}
        for stems, phrase in self._phrases():
            found.setdefault(max(stems, key=len), []).append((frozenset(stems), phrase))
        return found

    @cached_property
    def _by_first(self) -> dict[str, list[_Phrase]]:
        found: dict[str, list[_Phrase]] = {}
        for stems, phrase in self._phrases():
            found.setdefault(stems[0], []).append((frozenset(stems), phrase))
        return found

    def _phrases(self) -> Iterator[tuple[list[str], str]]:
        text = "".join(self._lists)
        for phrase, words in zip(text.split(";"), _SYNTAX.sub(" ", text.lower()).split(";"), strict=True):
            stems = _STEM.findall(words)
            if stems:
                yield stems, phrase.strip()

    def first(self, text: str) -> str | None:
        """The first of the phrases in ``text``, as it is written there."""
        return _first_of(self, text)

    def look_for_first(self, text: str) -> str | None:
        """The same, without remembering it."""
        stems = _stems(text)
        if self._by_longest.keys().isdisjoint(stems):
            return None
        candidates = [
            phrase
            for stem in self._by_longest.keys() & stems
            for needed, phrase in self._by_longest[stem]
            if needed <= stems
        ]
        if not candidates:
            return None
        spaced = " ".join(text.split())
        matches = [match for match in (_compiled(phrase).search(spaced) for phrase in candidates) if match]
        return min(matches, key=lambda match: (match.start(), -match.end()))[0] if matches else None

    def first_unquoted(self, text: str) -> str | None:
        """Like :meth:`first`, but a phrase in quotation marks is one that is spoken about, not used."""
        return self.first(text) and self.first(re.sub(_QUOTED, " ", text))

    def beginning(self, text: str) -> str | None:
        """The phrase with which ``text`` begins, of phrases whose first word is spelled out."""
        first_word = _STEM.search(text)
        beginnings = self._by_first.get(first_word[0].lower()) if first_word else None
        if not beginnings:
            return None
        stems = _stems(text)
        candidates = [phrase for needed, phrase in beginnings if needed <= stems]
        spaced = " ".join(text.split())
        matches = [match[0] for match in (_compiled(phrase).match(spaced) for phrase in candidates) if match]
        return max(matches, key=len, default=None)


def placed_wordings(path: KeyPath, text: Text | None) -> Iterable[tuple[KeyPath, str]]:
    """Every wording of the text that stands at ``path``, with its own place where it is given per language."""
    if isinstance(text, str):
        return ((path, text),)
    if text is None:
        return ()
    return [((*path, language), wording) for language, wording in text.by_language.items()]


@lru_cache(maxsize=65536)
def _first_of(phrases: Phrases, text: str) -> str | None:
    """Editors check again and again, and most texts stay as they are."""
    return phrases.look_for_first(text)


@lru_cache(maxsize=65536)
def _stems(text: str) -> frozenset[str]:
    """The first four letters of each word; several rules ask for those of the same text."""
    return frozenset(_STEM.findall(text.lower()))


@cache
def _compiled(phrase: str) -> re.Pattern[str]:
    either_apostrophe = phrase.replace("'", "['’]")
    return re.compile(rf"(?<!\w)(?:{either_apostrophe})(?!\w)", re.IGNORECASE)


_VAGUE_ANYWHERE: Final = r"""
    as soon as possible; as soon as we can; as soon as I can; asap; as quickly as possible; as quickly as we can;
    as fast as possible; as fast as we can; at our earliest convenience; in due course; in good time;
    in a timely manner; in a timely fashion; timely; without undue delay; within a reasonable time;
    reasonable time; reasonable efforts?; best efforts?; do our best; does our best; do our utmost; try our best;
    best possible; excellent service; good service; great service; quality service; high[- ]quality service;
    first[- ]class service; outstanding service; exceptional service; superior service; world[- ]class;
    excellent customer experience; hassle[- ]free; go the extra mile;
    exceed (?:your|the customer's|customers'|their) expectations; as appropriate; where appropriate;
    appropriately; promptly; swiftly; speedily;

    mahdollisimman \w+; niin pian kuin mahdollista; niin nopeasti kuin mahdollista; viipymättä; viivytyksettä;
    pikaisesti; ripeästi; piakkoin; lähiaikoina; kohtuullisessa ajassa; kohtuullisen ajan kuluessa;
    mahdollisuuksien mukaan; parhaamme mukaan; parhaan kykymme mukaan; teemme parhaamme; erinomais\w* palvelu\w*;
    erinomai\w* asiakaspalvelu\w*; laadukas\w* palvelu\w*; laadukkaa\w* palvelu\w*; hyvää palvelua;
    ensiluokkai\w* palvelu\w*; huippuluokan palvelu\w*;

    så snart som möjligt; så fort som möjligt; så snabbt som möjligt; snarast möjligt; snarast; utan dröjsmål;
    utan onödigt dröjsmål; skyndsamt; inom rimlig tid; inom skälig tid; i god tid; inom kort; efter bästa förmåga;
    gör vårt bästa; göra vårt bästa; bästa möjliga; utmärkt service; bra service; god service;
    förstklassig service; högkvalitativ service; service i världsklass;
"""

VAGUE_IN_PROMISES: Final = Phrases(
    _VAGUE_ANYWHERE,
    r"""
    if possible; if at all possible; where possible; wherever possible; whenever possible; (?<!as )soon(?! as);
    shortly(?! (?:before|after)); quickly; fast service; we aim; we strive; we endeavour; we will endeavour;
    we try; we will try; we'll try; seamless; seamlessly; smoothly; the best service; excellent support;

    pian(?! kuin); nopeasti; sujuvasti; joustavasti; mikäli mahdollista; jos mahdollista; pyrimme; yritämme;
    asiakaslähtöisesti; ammattitaitoisesti;

    (?<!så )snart(?! som); snabbt; smidigt; om möjligt; vi strävar efter; vi försöker;
""",
)
"""What sounds good and cannot be measured, in what a customer is promised."""

VAGUE_IN_GUIDELINES: Final = Phrases(_VAGUE_ANYWHERE)
"""What tells nobody what to do; "if possible" and the like may well belong to an instruction."""

UNKEEPABLE: Final = Phrases(r"""
    always; never; guarantee; guarantees; guaranteed; 100 ?%; one hundred per cent; every time; every single time;
    without exception; without exceptions;

    aina; ei koskaan; emme koskaan; takaamme; taattu; taatusti; poikkeuksetta; joka kerta;

    alltid; aldrig; garanterar; garanterat; garanterad; utan undantag; varje gång;
""")
"""Words that leave no room for a single exception."""

JARGON: Final = Phrases(r"""
    sla; slas; service level agreements?; kpi; kpis; escalate[sd]?; escalations?; stakeholders?; case handling;
    case management; support tickets?; trouble tickets?; service tickets?; ticket number;
    tickets? (?:is|are) (?:opened|created|closed|resolved|logged); (?:open|create|log|close|resolve)s? a ticket;
    (?:our|the|internal|this) process; processes; workflows?; back[- ]?office; first[- ]line support; tier [123];
    touchpoints?; end[- ]users?; turnaround times?; lead times?; throughput; resolution times?;
    first contact resolution; onboarding; pain points?;

    palvelutasosopimu\w*; tiket(?:ti|it|in|tiä|ille); eskaloi\w*; sidosryhm\w*; prosessi\w*; asiankäsittely\w*;
    läpimenoai\w*; kosketuspist\w*;

    ärendehantering\w*; eskaler\w*; intressent\w*; servicenivåavtal\w*; handläggningsprocess\w*; ledtid\w*;
    genomloppstid\w*; kontaktpunkt\w*;
""")
"""What people say inside an organisation and customers do not."""

BLAMING: Final = Phrases(r"""
    not my department; not our department; not my job; not my problem; not my fault; not our fault;
    not my responsibility; not our responsibility;
    you should(?: have|'ve) (?!received|noticed)(?:\w{2,}ed|known|told|read|done|gone|come|brought|said|paid|sent|kept);
    you must have (?:done|made|typed|entered|forgotten|lost|misread|missed)\w*;
    you (?:failed|forgot|neglected) to; your own fault; that's your fault; it's your fault;
    as I already (?:said|told|explained)\w*; as I (?:told|explained to) you; our policy; company policy;
    against policy; that's policy; it's policy; that's the policy; policy says; per policy;
    the system (?:won't|doesn't) (?:let|allow)\w*; the system does not (?:let|allow)\w*; the computer says;
    calm down; nothing (?:I|we) can do; you have to understand; you need to understand; sorry you feel that way;

    ei kuulu (?:minulle|meille|minun|meidän)\w*;
    ei ole (?:minun|meidän) (?:vikani|vikamme|syytäni|syytämme|tehtäväni); (?:sinun|teidän) olisi pitänyt;
    olisitte voinut; olisit voinut; järjestelmä ei (?:anna|salli); rauhoitu\w*; emme voi mitään; en voi mitään;
    se on käytäntömme; käytäntömme mukaan;

    inte min avdelning; inte vår avdelning; inte mitt bord; inte vårt bord; inte mitt fel; inte vårt fel;
    (?:du|ni) borde ha; (?:du|ni) skulle ha; vår policy; systemet tillåter inte; lugna (?:ner|ned) (?:dig|er);
    inget (?:jag|vi) kan göra;
""")
"""What puts the customer in the wrong, or hides behind a rule or a colleague."""

MONEY_DEEDS: Final = Phrases(r"""
    credits?; credited; refund\w*; reimburse\w*; compensat\w*; discount\w*; waives?; write off; writes off;
    vouchers?; gift cards?; goodwill; pay (?!attention)\w+; pays (?!attention)\w+;

    hyvit\w*; palaut\w* (?:maksu|raha)\w*; korva(?:a|ta|us|uksen|uksia); alennu\w*; lahjakort\w*;

    ersätt\w*; återbetal\w*; kompens\w*; rabatt\w*; presentkort\w*; krediter\w*;
""")
"""What gives money away."""

_QUALITIES: Final = (
    *("quality", "satisfaction", "excellence", "excellent", "outstanding", "exceptional", "great service"),
    *("good service", "professionalism", "professional service", "empathy", "friendliness", "courtesy"),
)

NO_ACTION: Final = Phrases(
    *(
        rf"{verb} (?:\w+ ){{0,2}}{quality};"
        for verb in ("ensure", "guarantee", "provide", "deliver", "offer", "give", "maintain", "show")
        for quality in _QUALITIES
    ),
    r"""
    be (?!at |in |on |back |there |with |by )\w+; remember; keep in mind; bear in mind; don't forget; strive;
    endeavour; aim for; aim to; focus on; empathy; courtesy; quality(?!-); friendliness; professionalism; punctuality;
    honesty; patience; kindness; politeness; transparency; excellence; teamwork; customer focus;
    customer satisfaction; customer orientation; attention to detail; positive attitude;
    have (?:a )?(?:positive|good|friendly|right) attitude; excellent \w+; great \w+; good \w+; friendly \w+;
    professional \w+; polite \w+; fast service; quick service; timely \w+; outstanding \w+; exceptional \w+;
    high quality; top quality;

    ole (?!paikalla|valmiina|tavoitettavissa)\w+; muista; pyri; varmista (?:\w+ )?laatu; takaa (?:\w+ )?laatu;
    varmista (?:\w+ )?asiakastyytyväisyys; huolehdi (?:laadusta|asiakastyytyväisyydestä); erinomai\w+;
    ystävällinen; ystävällisyys; ystävällistä; asiakaslähtöi\w+; laadukas; laadukasta; empatia; ammattitaito\w*;
    palvelualttius;

    var (?:alltid )?(?:vänlig|artig|trevlig|hjälpsam|professionell|proffsig|lyhörd|tydlig|snabb|empatisk);
    var (?:alltid )?(?:noggrann|flexibel|ärlig|positiv|uppmärksam|öppen|tålmodig); kom ihåg; tänk på; sträva;
    säkerställ (?:\w+ )?(?:kvalitet\w*|kundnöjdhet\w*); utmärkt; vänlighet; empati; kvalitet; kundfokus;
    """,
)
"""How an instruction begins that asks for a quality instead of a deed."""
