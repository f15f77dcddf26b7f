"""Whatever an author writes in words stands on the page of the item that it is written in."""

from __future__ import annotations

import itertools
import re
import typing
from collections.abc import Iterator
from html import unescape
from typing import Any, Final

import pytest
from pydantic import BaseModel

from promisekit.handbook.book.address import item_path
from promisekit.handbook.book.audience import Audience
from promisekit.handbook.edition.handbook import Handbook, make_handbook
from promisekit.handbook.edition.reading import Reading
from promisekit.model.base import Item
from promisekit.model.portfolio import SECTIONS
from promisekit.model.reference import GivenId, Refers
from promisekit.model.text import Prose
from promisekit.read import Loaded
from tests.conftest import Write

COMMON = """
    description: WORD
    tags: [WORD, WORD]
    links: [{title: WORD, url: https://WORD.example/}]
    owner: office
    accepted: [{check: PK701, reason: WORD, by: WORD, until: 2099-12-31}]
"""
EVERYTHING = """
portfolio:
    name: WORD
    brand_promise: WORD
    vision: WORD
    values: [WORD, WORD]
    sponsor: lead
    closed: [{from: 12-24, why: WORD}]
    COMMON
functions:
  office:
    name: WORD
    kind: frontline
    lead: lead
    closed: [{from: 2026-12-24, why: WORD}]
    feedback: {to: lead, via: WORD}
    contact: {phone: "PHONE", email: WORD@x.example, chat: WORD, hours: WORD, note: WORD, public: true}
    COMMON
roles:
  lead: {name: WORD, function: office}
  agent:
    name: WORD
    function: office
    purpose: WORD
    contact: {phone: "PHONE", email: WORD@x.example, chat: WORD, hours: WORD, note: WORD}
    COMMON
systems:
  register:
    name: WORD
    function: office
    COMMON
personas:
  customer:
    name: WORD
    needs: [WORD, WORD]
    COMMON
touchpoints:
  desk:
    name: WORD
    channel: WORD
    responsible: office
    roles: agent
    evidence: [WORD, WORD]
    COMMON
pain_points:
  pain:
    terms: money
    at: desk
    says: WORD
    evidence: [{source: WORD, quote: WORD}, {source: WORD}]
    COMMON
promises:
  first:
    promise: WORD
    kept_at: desk
    accountable: office
    starts: WORD
    stops: WORD
    conditions: [WORD, WORD]
    exclusions: [WORD, WORD]
    customer_does: [WORD, {does: WORD, within: 3 days}]
    dispute: WORD
    remedy:
      - {gives: [WORD, WORD], when: WORD, percent: 10 %, of: WORD}
      - {gives: WORD, when: WORD, amount: 5 EUR, of: WORD}
    metrics: share
    commitments:
      begin: {by: office, does: WORD, within: 1 day}
      reply: {by: customer, does: WORD, within: 1 day, after: begin}
      end: {by: agent, does: WORD, within: 1 day, after: begin}
      always: {by: agent, does: WORD, kind: standing}
    guidelines:
      guide:
        role: agent
        when: WORD
        do: [WORD, WORD]
        say: [WORD, WORD]
        avoid: [WORD, WORD]
        may: [WORD, {does: WORD, up_to: 5 EUR}]
        if_it_fails: {escalate_to: lead, within: 1 day, does: WORD}
        because: WORD
        skills: skill
    COMMON
  stops-only: {promise: WORD, kept_at: desk, accountable: office, within: 3 days, stops: WORD}
journeys:
  journey:
    name: WORD
    persona: customer
    scenario: WORD
    goal: WORD
    variant: WORD
    phases:
      - name: WORD
        steps:
          - id: one
            customer: WORD
            touchpoint: desk
            evidence: [WORD, WORD]
            frontstage: {agent: {does: WORD, fails: {what: WORD, recovery: WORD}}}
            backstage: {agent: [WORD, WORD]}
            support: {register: WORD}
            fails: {what: WORD, recovery: WORD, owner: lead}
            thinks: WORD
            expects: WORD
            source: WORD
            next: {two: WORD, three: WORD}
          - {id: two, customer: WORD, source: WORD, basis: observed, next: []}
      - name: WORD
        steps: [{id: three, customer: WORD, thinks: WORD, expects: WORD}]
    COMMON
metrics:
  share:
    name: WORD
    kind: csat
    unit: WORD
    baseline: {value: 1}
    results: [{on: 2026-03-01, value: 2}]
    COMMON
  unmeasured: {name: WORD, kind: csat, unit: WORD}
skills:
  skill:
    name: WORD
    COMMON
trainings:
  training:
    name: WORD
    teaches: skill
    form: WORD
    COMMON
enablers:
  enabler:
    name: WORD
    COMMON
obstacles:
  obstacle:
    says: WORD
    COMMON
improvements:
  improvement:
    name: WORD
    now: WORD
    goal: WORD
    actions: [WORD, WORD]
    result: WORD
    COMMON
rituals:
  ritual:
    name: WORD
    purpose: WORD
    COMMON
stories:
  story:
    says: WORD
    source: WORD
    COMMON
"""

NO_WORDS: Final = {
    ("Item", "id"): "the key of an item, and its address",
    ("Commitment", "after"): "ids of other commitments: the page names who makes them",
    ("Acceptance", "check"): "the code of a check",
    ("About", "language"): "a setting",
    ("About", "languages"): "a setting",
    ("About", "holidays"): "a setting",
    ("About", "time_zone"): "a setting",
    ("Function", "holidays"): "a setting",
    ("Function", "time_zone"): "a setting",
    ("About", "currency"): "a setting",
    ("About", "checks"): "a setting",
    ("Persona", "image"): "a file: the page shows it, as test_images.py knows",
    ("Evidence", "image"): "a file: the page shows it, as test_images.py knows",
}
"""Fields that hold text and nothing that people read, with the reason."""

IN_THE_HEADER: Final = ("About", "name")
"""The site's own name: the header of every page says it, which the theme writes (`test_site.py`)."""

FOR_DESIGN: Final = {
    ("Acceptance", "reason"): "why those who write the promises live with a finding is not for the desk",
    ("Acceptance", "by"): "the same",
}

PUBLIC: Final = {
    *(("About", "brand_promise"), ("Promise", "promise"), ("Promise", "starts"), ("Promise", "stops")),
    *(("Promise", "conditions"), ("Promise", "exclusions"), ("Promise", "dispute"), ("CustomerPart", "does")),
    *(("Remedy", "gives"), ("Remedy", "when"), ("Remedy", "of")),
}
"""What the charter promises, on the page of the promise; what else is public `test_audience.py` says."""


def holds_text(annotation: Any) -> bool:
    """Whether a value of that annotation may be words of the author: not an id, and not one of fixed words."""
    if typing.get_origin(annotation) is typing.Annotated:
        extras = annotation.__metadata__
        if any(isinstance(extra, Refers | GivenId) for extra in extras):
            return False
        return any(isinstance(extra, Prose) for extra in extras) or holds_text(annotation.__origin__)
    return annotation is str or any(map(holds_text, typing.get_args(annotation)))


def text_fields(model: type[BaseModel], seen: set[type[BaseModel]]) -> Iterator[tuple[str, str]]:
    """The fields of the model, and of the models inside it, that hold words."""
    if model in seen:
        return
    seen.add(model)
    for name, info in model.model_fields.items():
        if holds_text(typing.Annotated[info.annotation, *info.metadata] if info.metadata else info.annotation):
            yield owner(model, name), name
        for inner in models_in(info.annotation):
            yield from text_fields(inner, seen)


def owner(model: type[BaseModel], field: str) -> str:
    """What all items have is `Item`'s, and the portfolio has the same."""
    return "Item" if field in Item.model_fields else model.__name__


def models_in(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for inside in typing.get_args(annotation):
        yield from models_in(inside)


def written(value: BaseModel) -> Iterator[tuple[tuple[str, str], str]]:
    """Every marker, and the field that it stands in."""
    for name, inside in value.__dict__.items():
        many = inside.values() if isinstance(inside, dict) else inside if isinstance(inside, tuple) else (inside,)
        for one in itertools.chain.from_iterable(part if isinstance(part, tuple) else (part,) for part in many):
            if isinstance(one, BaseModel):
                yield from written(one)
            elif isinstance(one, str) and re.search(r"marked\d|7946", one):
                yield (owner(type(value), name), name), one


@pytest.fixture
def loaded(read: Write) -> Loaded:
    """A portfolio in which each text is another word."""
    number = itertools.count(100)
    text = EVERYTHING.replace("COMMON", COMMON.strip())
    text = re.sub("PHONE", lambda _: f"+44 20 7946 0{next(number)}", text)
    text = re.sub("WORD", lambda _: f"marked{next(number)}", text)
    loaded = read(text)
    assert not [d.message for d in loaded.diagnostics if d.severity.word == "error"]
    return loaded


def lost(handbook: Handbook) -> set[tuple[str, str]]:
    """The fields whose words do not stand on the page of their item; the portfolio's stand on the home page."""
    pages = {page.path: unescape(re.sub(r"&#(\d+);", lambda m: chr(int(m[1])), page.body)) for page in handbook.pages}
    findings = pages.get("findings.md", "")
    portfolio = handbook.book.portfolio
    places = [(portfolio.about, pages["index.md"])]
    places += [
        (item, pages[item_path(of)])
        for item in portfolio.items()
        if handbook.book.has_page(of := (item.section, item.id))
    ]
    return {
        field
        for item, body in places
        for field, word in written(item)
        if word.lower() not in (findings if field[0] == "Acceptance" else body).lower()
    }


def test_the_portfolio_has_every_text_field(loaded: Loaded) -> None:
    seen: set[type[BaseModel]] = set()
    models = {type(loaded.portfolio.about), *SECTIONS.values()}
    expected = {field for model in sorted(models, key=lambda m: m.__name__) for field in text_fields(model, seen)}
    assert {("Mandate", "does"), ("Step", "next"), ("Touchpoint", "channel"), ("Contact", "phone")} < expected
    found = {field for item in (loaded.portfolio.about, *loaded.portfolio.items()) for field, _ in written(item)}
    assert expected - found - set(NO_WORDS) == set(), "a new field: write it into the portfolio above"


def test_nothing_is_lost_to_those_who_write_the_promises(loaded: Loaded) -> None:
    assert lost(make_handbook(Reading(loaded, ()))) - {IN_THE_HEADER} == set()


def test_nothing_is_lost_to_staff(loaded: Loaded) -> None:
    handbook = make_handbook(Reading(loaded, ()), audience=Audience.STAFF)
    assert lost(handbook) - {IN_THE_HEADER} == set(FOR_DESIGN)


def test_nothing_that_the_charter_promises_is_lost_to_the_public(loaded: Loaded) -> None:
    assert lost(make_handbook(Reading(loaded, ()), audience=Audience.PUBLIC)) & PUBLIC == set()
