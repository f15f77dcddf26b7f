"""A promise may be softened without a figure: by words that many would not notice."""

from __future__ import annotations

import pytest

from promisekit.diff.softening import softening
from promisekit.diff.texts import same_figures


@pytest.mark.parametrize(
    ("language", "firm", "soft"),
    [
        ("en", "We correct it.", "We aim to correct it."),
        ("en", "We answer within two days.", "We normally answer within two days."),
        ("en", "You get £20.", "You get up to £20."),
        ("en", "We come in two days.", "We come in about two days."),
        ("en", "We keep you informed.", "We keep you informed where possible."),
        ("en", "We pay it back.", "We may pay it back."),
        ("en", "You get 10 € back.", "You may get 10 € back."),
        ("en", "You get £20.", "You get about £20."),
        ("en", "We pay it for every day.", "We pay it for many days."),
        ("en", "All your questions are in it.", "Most of your questions are in it."),
        ("en", "A person answers.", "A person almost always answers."),
        ("fi", "Paikkaamme sen.", "Haluamme paikata sen."),
        ("fi", "Hyvitämme sinulle 20 €.", "Voimme hyvittää sinulle 20 €."),
        ("fi", "20 € pois laskusta", "enintään 20 € pois laskusta"),
        ("fi", "Et maksa käynnistä.", "Käynti voi olla maksuton."),
        ("fi", "Katusi aurataan.", "Katusi aurataan olosuhteiden salliessa."),
        ("fi", "Ihminen vastaa sinulle.", "Ihminen vastaa sinulle lähes aina."),
        ("fi", "20 € jokaiselta tunnilta.", "20 € useimmilta tunneilta."),
        ("sv", "En människa svarar.", "En människa brukar svara."),
        ("sv", "Då ersätter vi dig.", "Då kan vi ersätta dig."),
        ("sv", "20 € av på räkningen", "högst 20 € av på räkningen"),
        ("sv", "Du får svar på alla frågor.", "Du får svar på de flesta frågor."),
        ("fi", "Vastaamme kahdessa päivässä.", "Pyrimme vastaamaan kahdessa päivässä."),
        ("fi", "Soitamme samana päivänä.", "Soitamme yleensä samana päivänä."),
        ("fi", "Korjaamme sen.", "Korjaamme sen mahdollisuuksien mukaan."),
        ("sv", "Vi svarar inom två dagar.", "Vi strävar efter att svara inom två dagar."),
        ("sv", "Du får 50 euro.", "Du får upp till 50 euro."),
        ("sv-FI", "Vi ringer samma dag.", "Vi ringer om möjligt samma dag."),
    ],
)
def test_a_hedge_makes_a_sentence_softer_and_its_going_firmer(language: str, firm: str, soft: str) -> None:
    assert softening(firm, soft, language) == "softer"
    assert softening(soft, firm, language) == "firmer"


@pytest.mark.parametrize(
    ("language", "one", "other"),
    [
        ("en", "If it is not right, we correct it.", "Should it not be right, we correct it."),
        ("en", "Until then you can leave.", "Until then you may leave."),
        ("en", "If you want us to ring, we do.", "If you want to talk about it, we ring."),
        ("en", "We usually answer.", "We normally answer."),
        ("en", "We answer by 1 June.", "We answer by 1 May."),
        ("en", "We never pass on your data.", "We may not pass on your data."),
        ("en", "Customers can leave.", "Customers may leave."),
        ("fi", "Saat meidät kiinni.", "Tavoitat meidät, ja palvelu on saatavilla."),
        ("en", "We say it once.", "We say it as often as you ask."),
        ("fi", "Vastaamme 10 minuutissa.", "Vastaamme enintään 10 minuutissa."),
        ("fi", "Henkilö, joka vastaa.", "Ihminen, joka vastaa osastolla."),
        ("sv", "Du väljer själv.", "Du kan välja själv."),
        ("sv", "Vi svarar inom 10 minuter.", "Vi svarar inom högst 10 minuter."),
        ("nl", "Wij doen het.", "Wij proberen het te doen."),
    ],
)
def test_other_words_that_bind_as_much_are_neither(language: str, one: str, other: str) -> None:
    assert softening(one, other, language) == softening(other, one, language) == ""


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("within two days", "within three days", False),
        ("within two days", "in 2 days", True),
        ("kahdessa päivässä", "kolmessa päivässä", False),
        ("inom två dagar", "inom fem dagar", False),
        ("one named person", "a named person", True),
        ("within fifteen minutes", "within fourteen minutes", False),
        ("forty-eight hours", "48 hours", True),
        ("kuuden tunnin kuluessa", "kuudentoista tunnin kuluessa", False),
        ("kahdenkymmenenneljän tunnin kuluessa", "24 tunnin kuluessa", True),
        ("kahdenkymmenen päivän kuluessa", "kahden päivän kuluessa", False),
        ("yhdessä asiakkaan puolesta", "asiakas", True),
        ("inom sextio dagar", "inom nittio dagar", False),
        ("inom fyrtioåtta timmar", "inom 48 timmar", True),
    ],
)
def test_a_number_in_words_is_a_figure(one: str, other: str, same: bool) -> None:
    assert same_figures(one, other) is same
