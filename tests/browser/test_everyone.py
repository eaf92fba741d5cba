"""Nobody is left out: screen readers, keyboards, narrow and magnified screens, closed networks."""

from urllib.parse import urlsplit

import pytest
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.ui import WebDriverWait

from tests.browser.reader import Reader
from tests.dashboard.addresses import every_page

pytestmark = pytest.mark.browser
PAGES = every_page(
    "/question/6?measure=cpp_category_mix",
    "/question/qa",
    "/measure/contacts_received?drawer=rows",
    "/measure/assessment_45wd?drawer=rows&late=only",
    "/measure/referrals_received?months=all",
    "/data?view=set-aside",
    "/measure/cla_3plus_placements?drawer=published",
    "/measure/cpp_open?drawer=sql",
    "/measure/assessment_45wd?drawer=method&service=Families%20First",
    "/benchmarks?indicator=cpp_open_2yr_pct&areas=E09000007,E10000006",
    "/triangulation?kpq=3&source=audits&service=Families%20First",
    "/triangulation?kpq=5&by=units",
    "/triangulation?view=silence",
    "/evidence?source=complaints&service=Families%20First",
    "/evidence?source=reviews&team=UNASSIGNED",
    "/?service=Nowhere",
    "/nothing/here",
)


@pytest.mark.parametrize("path", PAGES)
def test_a_page_at_a_desk(reader: Reader, path: str) -> None:
    """Axe finds nothing serious, no other host is asked, and the console has nothing to say."""
    reader.open(path)
    asked = [
        entry["params"]["request"]["url"]
        for entry in reader.requests()
        if entry["method"] == "Network.requestWillBeSent"
    ]
    others = {
        url for url in asked if not url.startswith((reader.address, "data:", "about:", "chrome"))
    }
    assert others == set()
    assert reader.problems() == []
    assert reader.barriers() == []


# What lies on a phone as another page of the list does: tried by `make prove`.
ALIKE = {
    "/question/6?measure=cpp_category_mix",
    "/question/qa",
    "/measure/cpp_open?drawer=sql",
    "/measure/assessment_45wd?drawer=method&service=Families%20First",
    "/triangulation?kpq=5&by=units",
    "/evidence?source=complaints&service=Families%20First",
    "/evidence?source=reviews&team=UNASSIGNED",
    "/?service=Nowhere",
}
ON_A_PHONE = [
    pytest.param(path, marks=pytest.mark.prove) if path in ALIKE else path for path in PAGES
]


@pytest.mark.parametrize("path", ON_A_PHONE)
def test_a_page_on_a_phone(reader: Reader, path: str) -> None:
    """Axe finds nothing serious, and nothing is wider than the screen, with all that opens open."""
    reader.window(360)
    reader.open(path)
    assert reader.barriers() == []
    reader.says("document.querySelectorAll('details').forEach(d => { d.open = true })")
    for width in (390, 320):
        reader.window(width)
        assert reader.says("return document.documentElement.scrollWidth") <= width, width


@pytest.mark.parametrize("width", [1280, 1100, 950, 700, 640])
def test_the_overview_fits_every_width_between(reader: Reader, width: int) -> None:
    reader.window(width)
    reader.open("/")
    assert reader.says("return document.documentElement.scrollWidth") <= width


def test_every_shape_on_the_overview_has_its_word(reader: Reader) -> None:
    reader.open("/")
    spoken = [mark.text.strip() for mark in reader.all(".headlines .signal")]
    assert len(spoken) >= 29
    assert all(spoken)
    # Lines that are folded away have no text to see, and have theirs all the same.
    told = "return [...document.querySelectorAll('.change')].map(one => one.textContent.trim())"
    assert all(reader.says(told))


def test_narrow_screens_have_words_in_place_of_drawings(reader: Reader) -> None:
    reader.window(390)
    reader.open("/measure/icpc_15wd")
    assert not any(drawn.is_displayed() for drawn in reader.all(".wide-only, .spark, .range"))
    assert reader.one(".summary").is_displayed()
    reader.open("/")
    assert not reader.one(".headlines").is_displayed()
    assert reader.one(".folded .states").is_displayed()


def test_the_first_key_skips_to_the_figures(reader: Reader) -> None:
    reader.open("/")
    reader.one("body").send_keys(Keys.TAB)
    assert reader.says("return document.activeElement.textContent") == "Skip to the figures"
    reader.driver.switch_to.active_element.send_keys(Keys.ENTER)
    assert reader.says("return document.activeElement.id") == "main"


@pytest.mark.parametrize("path", ["/", "/measure/contacts_received?drawer=rows", "/benchmarks"])
def test_every_control_is_reached_by_tab_and_shows_it(reader: Reader, path: str) -> None:
    reader.open(path)
    waiting = reader.says(
        "return [...document.querySelectorAll('a[href], select, summary, button, [tabindex=\"0\"]')]"
        ".filter(e => e.checkVisibility()).length"
    )
    reader.says("document.activeElement.blur()")
    reached = set()
    for _ in range(waiting):
        reader.driver.switch_to.active_element.send_keys(Keys.TAB)
        focused = reader.driver.switch_to.active_element
        assert focused.value_of_css_property("outline-style") == "solid", focused.tag_name
        reached.add(focused.id)
    assert len(reached) == waiting


def test_a_link_opens_with_the_enter_key(reader: Reader) -> None:
    reader.open("/")
    reader.one("a.figure").send_keys(Keys.ENTER)
    reader.wait_until("Straight to a team")
    assert urlsplit(reader.driver.current_url).path.startswith("/measure/")


def test_the_first_visit_is_light_and_the_second_lighter(reader: Reader) -> None:
    reader.driver.execute_cdp_cmd("Network.enable", {})
    reader.driver.execute_cdp_cmd("Network.clearBrowserCache", {})
    assert _bytes(reader) <= 1_200_000
    assert _bytes(reader) <= 100_000


def _bytes(reader: Reader) -> float:
    reader.driver.get("about:blank")
    reader.requests()
    reader.open("/", "How are we doing?")
    return sum(
        entry["params"]["encodedDataLength"]
        for entry in reader.requests()
        if entry["method"] == "Network.loadingFinished"
    )


DRAWN = "return document.querySelectorAll('.figure-of.js-plotly-plot').length"
PLACES = "return document.querySelectorAll('.figure-of').length"


def test_a_figure_is_drawn_when_it_comes_near_and_all_are_before_printing(reader: Reader) -> None:
    reader.window(1000, 600)
    reader.open("/question/3")
    places = reader.says(PLACES)
    WebDriverWait(reader.driver, 10).until(lambda _: reader.says(DRAWN) == 1)
    assert places == 2, "the other lies below what is in view"
    reader.says("for (const one of document.querySelectorAll('.figure-of')) one.scrollIntoView()")
    WebDriverWait(reader.driver, 10).until(lambda _: reader.says(DRAWN) == places)
    reader.window(390)
    reader.open("/question/3")
    assert reader.says(DRAWN) == 0
    reader.says("dispatchEvent(new Event('beforeprint'))")
    assert reader.says(DRAWN) == places


def test_words_in_data_are_words_on_the_page(reader: Reader) -> None:
    """What stands under `tree` is text, whatever it looks like."""
    reader.open("/")
    said = reader.says(
        "const place = document.createElement('div'); document.body.append(place);"
        "const tag = {type: 'P', props: {children: ['<b id=\"bad\">x</b>', null, 3]}};"
        "ReactDOM.render(React.createElement(triangulate.Whole, {tree: tag}), place);"
        "return [place.innerHTML, document.getElementById('bad')]"
    )
    assert said == ['<p>&lt;b id="bad"&gt;x&lt;/b&gt;3</p>', None]
