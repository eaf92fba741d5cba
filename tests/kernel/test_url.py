import datetime as dt
from dataclasses import replace
from urllib.parse import parse_qs

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dashboard.view import url
from dashboard.view.url import Filters
from warehouse.model.unit import Unit

TEXT = st.text(
    st.characters(exclude_categories=("C", "Z"), include_characters=" "), max_size=40
).map(str.strip)
MONTHS = st.none() | st.dates(dt.date(1990, 1, 1), dt.date(2090, 1, 1)).map(
    lambda day: day.replace(day=1)
)
FILTERS = st.builds(
    Filters,
    service=TEXT,
    locality=TEXT,
    team=TEXT,
    month=MONTHS,
    density=st.sampled_from(("", "compact", "comfortable")),
    audience=st.sampled_from(("", *url.AUDIENCES)),
    measure=TEXT,
    breakdown=st.sampled_from(("", *url.BREAKDOWNS)),
    order=st.sampled_from(("", *url.ORDERS)),
    drawer=st.sampled_from(("", *url.DRAWERS)),
    sort=TEXT,
    page=st.integers(1, 99_999),
)
RUBBISH = st.none() | st.integers() | st.text() | st.lists(st.text(), max_size=3)


@given(FILTERS)
def test_an_address_gives_back_the_choices_it_was_written_from(filters: Filters) -> None:
    written = parse_qs(url.query(filters), keep_blank_values=True)
    assert url.parse({name: values[0] for name, values in written.items()}) == filters


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(st.dictionaries(st.sampled_from([*Filters.__annotations__, "bogus"]), RUBBISH))
def test_rubbish_never_raises_and_comes_out_clean(query: dict[str, object]) -> None:
    filters = url.parse(query)
    assert filters.page >= 1
    assert filters.drawer in ("", *url.DRAWERS)
    assert url.parse({name: v[0] for name, v in parse_qs(url.query(filters)).items()}) == filters


def test_the_defaults_are_not_written() -> None:
    assert url.link("/", Filters()) == "/"


def test_a_unit_is_readable_in_the_address() -> None:
    filters = Filters(month=dt.date(2026, 10, 1)).at(Unit("Children's Care & Co", "Éast", "T1"))
    assert url.link("/data", filters) == (
        "/data?service=Children%27s%20Care%20%26%20Co&locality=%C3%89ast&team=T1&month=2026-10"
    )


def test_only_unit_month_density_and_audience_move_to_another_page() -> None:
    kept = Filters("S", "L", "T", dt.date(2026, 1, 1), "compact", "wider")
    chosen = replace(kept, measure="m", breakdown="age", order="size", drawer="sql", page=4)
    assert chosen.kept() == kept


def test_another_unit_starts_at_the_first_page_of_rows() -> None:
    assert Filters(page=7, drawer="rows").at(Unit("S")) == Filters(service="S", drawer="rows")


def test_a_month_that_is_none_is_left_out() -> None:
    assert url.parse({"month": "2026-13"}).month is None
    assert url.parse({"month": "2026-02"}).month == dt.date(2026, 2, 1)
