"""One mistake, one finding: nothing is said that only seems so because of it."""

from __future__ import annotations

from random import Random

import pytest

from promisekit.check import check
from promisekit.diagnostic import Severity
from promisekit.model.portfolio import SECTIONS
from tests.conftest import Write
from tests.mistakes.breaking import TODAY, Portfolio, is_told_once

SOUND = """\
portfolio: {name: Bookshop}
functions:
  shop: {name: Shop, kind: frontline, lead: seller}
  accounts: {name: Accounts, kind: support, lead: clerk}
roles:
  seller: {name: Bookseller, function: shop}
  clerk: {name: Accounts clerk, function: accounts}
touchpoints:
  counter: {name: Counter, channel: store, responsible: shop, roles: [seller]}
journeys:
  buying:
    name: Buying
    phases:
      - name: At the counter
        steps:
          - {id: pays, customer: Pays, touchpoint: counter, emotion: 1}
"""
PROMISES = """\
promises:
  ready:
    promise: Your book is ready.
    kept_at: [counter]
    accountable: shop
    guidelines:
      tell: {role: clerk, do: [Write the day on the slip.]}
"""


@pytest.fixture(scope="module")
def sample() -> Portfolio:
    """The sample portfolio, of which anything may be broken."""
    return Portfolio()


def errors(read: Write, files: dict[str, str | bytes]) -> list[str]:
    """The errors' codes, after it was seen that nothing is said about what nobody does or refers to."""
    found = check(read(files), today=TODAY)
    assert not {d.code for d in found} & {"PK018", "PK101", "PK201", "PK204", "PK205", "PK206", "PK208", "PK209"}
    return [d.code for d in found if d.severity is Severity.ERROR]


def test_nothing_is_wrong_with_the_portfolio_that_is_broken_here(read: Write) -> None:
    assert errors(read, {"base.yaml": SOUND, "promises.yaml": PROMISES}) == []


def test_breaking_one_file_or_section_of_the_sample_is_told_once(sample: Portfolio) -> None:
    every = [*sample.files_broken(), *sample.sections_broken()]
    assert {broken.path[0] for broken in every if broken.path} == {"portfolio", *SECTIONS}
    twice = {}
    for broken in Random("once").sample(every, 120):
        told = sample.told(broken)
        if [d.severity for d in told] != [Severity.ERROR]:
            twice[broken.name] = [(d.code, d.message) for d in told]
    assert twice == {}


def test_breaking_one_value_of_the_sample_is_told_once(sample: Portfolio) -> None:
    twice = {}
    for broken in Random("once").sample(list(sample.values_broken()), 200):
        told = sample.told(broken)
        if not is_told_once(broken, told):
            twice[broken.name] = [(d.code, d.message) for d in told]
    assert twice == {}


@pytest.mark.parametrize(
    "promises",
    [
        pytest.param(PROMISES.encode("utf-16"), id="UTF-16"),
        pytest.param(PROMISES.replace("ready.", "ready in café.").encode("latin-1"), id="Windows-1252"),
        pytest.param(PROMISES + "  torn: {promise: [\n", id="no YAML"),
        pytest.param(PROMISES.replace("{role: clerk,", "{role: ,"), id="no role"),
        pytest.param(PROMISES.replace("kept_at: [counter]", "kept_at: &a [*a]"), id="holds itself"),
        pytest.param(PROMISES.replace("kept_at: [counter]", "kept_at: [null]"), id="empty entry"),
        pytest.param(PROMISES.replace("  ready:\n", "  Ready:\n"), id="no id"),
    ],
)
def test_what_could_not_be_read_counts_as_referring_to_everything(read: Write, promises: str | bytes) -> None:
    assert len(errors(read, {"base.yaml": SOUND, "promises.yaml": promises})) == 1


def test_what_refers_to_a_file_of_which_nothing_is_known_is_not_called_unknown(read: Write) -> None:
    story = 'stories: {janet: {says: "See [[ready]].", shows: ready}}\n'
    assert errors(read, {"base.yaml": SOUND + story, "promises.yaml": PROMISES.encode("utf-16")}) == ["PK002"]


def test_no_rule_is_weighed_by_a_portfolio_section_that_could_not_be_read(read: Write) -> None:
    off = SOUND.replace("{name: Bookshop}", "{name: Bookshop, checks: {PK201: off}}")
    live = PROMISES.partition("    guidelines")[0]
    assert check(read({"base.yaml": off, "promises.yaml": live}), today=TODAY)
    found = check(read({"base.yaml": off.encode("utf-16"), "promises.yaml": live}), today=TODAY)
    assert [d.code for d in found] == ["PK002"]


@pytest.mark.parametrize(
    "broken",
    [
        pytest.param(SOUND.replace("emotion: 1", "emotion: 5"), id="value"),
        pytest.param(SOUND.replace("emotion: 1", "emotoin: 1"), id="field"),
        pytest.param(SOUND.replace("customer: Pays", "customer: "), id="empty"),
        pytest.param(SOUND.replace("id: pays", "id: [pays]"), id="id"),
        pytest.param(SOUND.replace("customer: Pays", "custommer: Pays"), id="required field"),
    ],
)
def test_what_is_broken_in_the_only_step_of_the_only_phase_leaves_no_empty_lists(read: Write, broken: str) -> None:
    assert len(errors(read, {"base.yaml": broken, "promises.yaml": PROMISES})) == 1


def test_an_item_with_something_broken_keeps_what_it_refers_to(read: Write) -> None:
    loaded = read({"base.yaml": SOUND, "promises.yaml": PROMISES.replace("[Write", "[null, [a], Write")})
    promise = loaded.portfolio.promises["ready"]
    assert promise.kept_at == ("counter",) and promise.guidelines["tell"].role == "clerk"
    assert promise.guidelines["tell"].do[-1] == "Write the day on the slip."


def test_a_mistyped_id_counts_as_referring_to_what_was_meant(read: Write) -> None:
    found = check(read({"base.yaml": SOUND, "promises.yaml": PROMISES.replace("clerk", "cleerk")}), today=TODAY)
    assert [d.code for d in found if d.severity is Severity.ERROR] == ["PK101"]
    assert not {d.code for d in found} & {"PK201", "PK202", "PK205", "PK208"}


@pytest.mark.parametrize(
    ("old", "new"),
    [
        pytest.param("name: At the counter", "name: ", id="a phase without a name"),
        pytest.param("name: At the counter", "name: [a]", id="a phase with a list for its name"),
        pytest.param("customer: Pays", "customer: [a]", id="a step with a list for its text"),
    ],
)
def test_the_only_phase_keeps_its_steps(read: Write, old: str, new: str) -> None:
    loaded = read({"base.yaml": SOUND.replace(old, new), "promises.yaml": PROMISES})
    assert [step.touchpoint for step in loaded.portfolio.journeys["buying"].steps()] == ["counter"]
    assert len([d for d in loaded.diagnostics if d.severity is Severity.ERROR]) == 1


@pytest.mark.parametrize(
    ("portfolio", "code"),
    [
        ("portfolio: {name: Bookshop, accepted: [{chekc: PK201, reason: A pilot.}]}", "PK005"),
        ("portfolio: {name: Bookshop, languages: [en, fi], description: {en: Books, fi: }}", "PK008"),
        ("portfolio: Bookshop", "PK003"),
        ("portfolio:", "PK008"),
        ("potrfolio: {name: Bookshop, sponsor: seller}", "PK004"),
    ],
)
def test_what_is_wrong_in_the_portfolio_section_is_told_once(read: Write, portfolio: str, code: str) -> None:
    files: dict[str, str | bytes] = {
        "base.yaml": SOUND.replace("portfolio: {name: Bookshop}", portfolio),
        "promises.yaml": PROMISES,
    }
    assert errors(read, files) == [code]
    assert not {d.code for d in check(read(files), today=TODAY)} & {
        "PK109",
        "PK110",
        "PK111",
        "PK112",
        "PK604",
        "PK611",
    }


def test_work_after_a_mistyped_commitment_is_not_added_up(read: Write) -> None:
    first, then = "a: {by: shop, does: Looks, within: 2 h}", "b: {by: shop, does: Writes, within: 1 h, after: aa}"
    work = f"    within: 2 h\n    commitments: {{{first}, {then}}}\n"
    found = check(
        read({"base.yaml": SOUND, "promises.yaml": PROMISES.replace("    guidelines", work + "    guidelines")})
    )
    codes = {d.code for d in found}
    assert "PK105" in codes and not codes & {"PK402", "PK404"}
