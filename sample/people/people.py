"""Children, their families and their ages."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from sample.design.calibration import ETHNICITIES
from sample.design.codes import Ids, either, numbered
from sample.design.window import NEVER, YEAR, Days, Draw, Flags, Floats, Window

Bands = tuple[tuple[float, float, float], ...]
"""(youngest, oldest, weight) in years; below 0 is before birth."""

ANY_NEED: Bands = ((-0.4, 0, 3.5), (0, 1, 6), (1, 5, 22), (5, 10, 30), (10, 16, 31), (16, 17.4, 7))
PROTECTION: Bands = ((-0.4, 0, 6), (0, 1, 13), (1, 5, 26), (5, 10, 29), (10, 16, 24), (16, 17, 2))
CARE: Bands = ((-0.3, 0, 8), (0, 1, 14), (1, 5, 20), (5, 10, 22), (10, 16, 31), (16, 17.3, 5))
LONG_SUPPORT: Bands = ((1, 5, 25), (5, 10, 45), (10, 15, 30))
UNACCOMPANIED: Bands = ((14.5, 16, 20), (16, 17.4, 80))


def ages_from(draw: Draw, bands: Bands, count: int) -> Days:
    """Ages in days, drawn from bands."""
    weights = np.array([band[2] for band in bands])
    chosen = draw.choice(len(bands), count, p=weights / weights.sum())
    low, high = (np.array([band[end] for band in bands])[chosen] for end in (0, 1))
    return np.asarray((low + draw.random(count) * (high - low)) * YEAR, dtype=np.int64)


def birthday(born: Days, years: int) -> Days:
    """The day a child becomes `years` old; a birthday on 29 February may fall on 1 March."""
    months = born.astype("datetime64[D]").astype("datetime64[M]")
    within = born - months.astype("datetime64[D]").astype(np.int64)
    later = (months + 12 * years).astype("datetime64[D]").astype(np.int64)
    return np.asarray(later + within, dtype=np.int64)


def age_in_years(born: Days, days: Days) -> Floats:
    """Age with its fraction; negative before birth."""
    return np.asarray((days - born) / YEAR, dtype=np.float64)


_SIZES, _SIZE_SHARES = (1, 2, 3, 4, 5), (0.46, 0.29, 0.16, 0.07, 0.02)
MEAN_SIZE = sum(size * share for size, share in zip(_SIZES, _SIZE_SHARES, strict=True))
_DISABILITIES = ("LD", "AUT", "BEH", "MOB", "COMM", "HEAR", "VIS", "DDA")
_DISABLED = 0.11


@dataclass(frozen=True)
class Households:
    """Families side by side; the children of family f are first[f] up to first[f + 1]."""

    size: Days
    first: Days
    pick: Floats
    family: Days
    place: Days
    sex: Ids
    ethnicity: Ids
    disabled: Flags
    born: Days

    def children_of(self, families: Days) -> tuple[Days, Days]:
        """Children of the families, and for each child the row of its family in the argument."""
        sizes = self.size[families]
        rows = np.repeat(np.arange(len(families)), sizes)
        within = np.arange(sizes.sum()) - np.repeat(np.cumsum(sizes) - sizes, sizes)
        return self.first[families][rows] + within, rows


def households(draw: Draw, count: int) -> Households:
    """Draw `count` families; their children are born when the family is first referred."""
    size = draw.choice(_SIZES, count, p=_SIZE_SHARES).astype(np.int64)
    first = np.concatenate([[0], np.cumsum(size)])
    family = np.repeat(np.arange(count), size)
    shares = np.array(list(ETHNICITIES.values()))
    ethnicity = draw.choice(list(ETHNICITIES), count, p=shares / shares.sum())
    return Households(
        size=size,
        first=first,
        pick=draw.random(count),
        family=family,
        place=np.arange(len(family)) - first[family],
        sex=np.where(draw.random(len(family)) < 0.51, "M", "F").astype(object),
        ethnicity=ethnicity[family].astype(object),
        disabled=draw.random(len(family)) < _DISABLED,
        born=np.full(len(family), NEVER, dtype=np.int64),
    )


def person_table(homes: Households, children: Days, window: Window, draw: Draw) -> pd.DataFrame:
    """ssd_person for the children named: no name, no address, no national number."""
    born = homes.born[children]
    unborn = born > window.last_day
    sex = np.where(unborn, "U", homes.sex[children])
    return pd.DataFrame(
        {
            "pers_person_id": person_ids(children),
            "pers_sex": sex,
            "pers_gender": sex,
            "pers_ethnicity": either(
                draw.random(len(children)) < 0.012, None, homes.ethnicity[children]
            ),
            "pers_dob": np.where(unborn, NEVER, born),
            "pers_send_flag": np.where(
                homes.disabled[children] & (draw.random(len(children)) < 0.6), "Y", "N"
            ),
            "pers_expected_dob": np.where(unborn, born, NEVER),
            "pers_is_mother": "N",
        }
    )


def disability_table(homes: Households, children: Days, draw: Draw) -> pd.DataFrame:
    """ssd_disability: a code for each disabled child, NONE for a few who were asked."""
    disabled = homes.disabled[children]
    asked = disabled | (draw.random(len(children)) < 0.05)
    codes = draw.choice(_DISABILITIES, len(children)).astype(object)
    rows = children[asked]
    return pd.DataFrame(
        {
            "disa_table_id": [f"DIS{child:06}" for child in rows],
            "disa_person_id": person_ids(rows),
            "disa_disability_code": np.where(disabled, codes, "NONE")[asked],
        }
    )


def person_ids(children: Days) -> Ids:
    """Person ids of children; a child's number begins at 1."""
    return numbered("C", children + 1)
