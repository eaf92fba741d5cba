"""The catalogue's entries as rules for the build: conditions become numbers."""

from measures.catalogue import MEASURES
from measures.model.measure import Measure
from warehouse.model.counting import Rule


def rule(measure: Measure) -> Rule:
    """The counting rule of one measure."""
    fed = MEASURES[measure.per] if measure.per else measure
    return Rule(
        measure_id=measure.id,
        kind=measure.kind,
        fact=fed.fact,
        cases=_cases(measure),
        numerator=_numerator(measure),
        denominator=measure.weight or "1",
        categories=tuple(_category(measure, name) for name in measure.categories),
        total=not measure.is_mix,
        rolling=measure.rolling,
        case_table=fed.case_table,
        needs=fed.needs + (("ref_population",) if measure.kind == "rate" else ()),
        of_children=measure.of_children,
        by_role="case_worker_roles" in fed.settings,
    )


def rules() -> tuple[Rule, ...]:
    """The counting rules of the whole catalogue."""
    return tuple(rule(measure) for measure in MEASURES.values())


def _cases(measure: Measure) -> str:
    """The condition of its cases, without those that hang on a cell that was not understood."""
    fed = MEASURES[measure.per] if measure.per else measure
    return f"({fed.denominator}) and coalesce(f.left_out_of not like '%,{measure.id},%', true)"


def _numerator(measure: Measure) -> str:
    if measure.amount:
        return measure.amount
    if not measure.numerator:
        return "1"
    return f"case when {measure.numerator} then {measure.weight or '1'} else 0 end"


def _category(measure: Measure, name: str) -> tuple[str, str, str]:
    inside = f"{measure.by} like '%,{name},%'" if measure.many else f"{measure.by} = '{name}'"
    if measure.numerator or measure.kind == "count":
        return name, _numerator(measure), f"{_cases(measure)} and {inside}"
    return name, f"case when {inside} then 1 else 0 end", _cases(measure)
