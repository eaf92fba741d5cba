"""The nearest theme of a text, against cosines worked out by hand."""

import csv
import sys
from math import log, sqrt

import pytest

from measures.evidence.free_text import LISTS
from measures.evidence.themes import OTHER, Suggestion, stems, suggest, terms, written
from warehouse.paths import REFERENCE
from warehouse.problems import Refused

# Two themes; "waiting" and "waited" are one word, and no word is in both themes, so that every
# word weighs the same and the cosine of two sets is shared / sqrt(one size x other size).
TERMS = {"DELAY": "waiting weeks", "PLAN": "plan clear meeting"}


def nearest(text: str, words: dict[str, str] = TERMS, least: float = 0.1) -> Suggestion | None:
    (found,) = suggest([text], words, least)
    return found


def test_the_cosine_of_words_that_weigh_alike() -> None:
    # The text knows wait, week, plan; DELAY has 2 words, both shared: 2 / sqrt(3 x 2) = 0.816.
    found = nearest("We waited three weeks for the plan")
    assert found == Suggestion("DELAY", pytest.approx(2 / sqrt(6)), ("waited", "weeks"))


def test_a_word_of_many_themes_weighs_less() -> None:
    # Three themes: home is in two (idf ln(4/3) + 1 = 1.288), safe in one (ln(4/2) + 1 = 1.693).
    words = {"PLACEMENT": "home carer", "SAFETY": "safe home", "SCHOOL": "school"}
    home, other = log(4 / 3) + 1, log(4 / 2) + 1
    found = nearest("safe at home", words)
    assert found == Suggestion("SAFETY", pytest.approx(1.0), ("safe", "home"))
    found = nearest("at home with a good carer and school", words)
    shared = home * home + other * other
    score = shared / sqrt((home**2 + 2 * other**2) * (home**2 + other**2))
    assert found == Suggestion("PLACEMENT", pytest.approx(score), ("carer", "home"))


def test_a_word_said_twice_counts_once() -> None:
    assert nearest("Plan, plan, plan! Weeks.") == nearest("plan weeks")


def test_of_two_equally_near_the_first_of_the_list_stands() -> None:
    found = nearest("weeks sleep", {"B": "sleep night", "A": "weeks months"})
    assert found is not None
    assert found.theme == "B"


@pytest.mark.parametrize("text", ["", "  ", "42 %", "l'été à la mer", "=1+1", "of it"])
def test_a_text_that_shares_no_word_has_no_suggestion(text: str) -> None:
    assert nearest(text) is None


def test_a_text_that_is_hardly_near_has_none() -> None:
    assert nearest("plan weeks", least=0.71) is None
    assert nearest("plan weeks", least=0.4) is not None


def test_endings_and_capitals_do_not_matter() -> None:
    assert stems("Waited WAITING waits wait") == ["wait"] * 4
    assert stems("She's at 10, caring & careful") == ["she", "caring", "careful"]
    assert stems("Écoutée") == ["écouté"]


def test_the_same_texts_give_the_same_suggestions_whatever_their_order() -> None:
    texts = ["We waited weeks", "The plan is clear", "Nothing"]
    assert suggest(texts[::-1], TERMS)[::-1] == suggest(texts, TERMS)


def test_nothing_to_suggest_for_is_no_trouble() -> None:
    assert suggest([], TERMS) == []
    assert suggest(["plan"], {}) == [None]


def shipped(name: str) -> dict[str, str]:
    """The words of the shipped codes of a list."""
    with (REFERENCE / "codebook.csv").open(encoding="utf-8", newline="") as lines:
        codes = {row["code"] for row in csv.DictReader(lines) if row["list"].upper() == name}
    return terms(name, sorted(codes))


def test_every_code_of_free_text_has_words_of_its_own() -> None:
    for name in ("FEEDBACK_THEME", "SURVEY_THEME", "PARTNER_THEME"):
        assert {(name, code) for code in shipped(name)} <= written().keys()
    assert shipped("COMPLIMENT_THEME") == shipped("FEEDBACK_THEME")


def test_a_councils_own_code_is_known_by_its_own_words() -> None:
    assert terms("SURVEY_THEME", ["CAR_PARKING"]) == {"CAR_PARKING": "car parking"}


def test_other_is_never_suggested() -> None:
    assert all(OTHER not in shipped(name) for name in LISTS.values())


# Sentences that nobody wrote the terms for.
@pytest.mark.parametrize(
    ("name", "text", "theme"),
    [
        ("FEEDBACK_THEME", "My social worker left and the new one started again", "WORKER_CHANGE"),
        ("FEEDBACK_THEME", "My son's dentist appointment was cancelled", "HEALTH"),
        ("FEEDBACK_THEME", "She was kind and honest with us", "RESPECT"),
        ("PARTNER_THEME", "Police were not invited to the strategy discussion", "STRATEGY_MEETING"),
        ("PARTNER_THEME", "The referral was closed, the threshold was not met", "THRESHOLD"),
        ("SURVEY_THEME", "My manager cancelled supervision twice", "SUPERVISION"),
        ("SURVEY_THEME", "The laptop crashes when I am recording", "SYSTEMS"),
    ],
)
def test_plain_sentences(name: str, text: str, theme: str) -> None:
    found = nearest(text, shipped(name))
    assert found is not None
    assert found.theme == theme


def test_without_the_library_one_plain_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "sklearn.feature_extraction.text", None)
    with pytest.raises(Refused, match="needs scikit-learn, which is not installed"):
        suggest(["plan"], TERMS)
