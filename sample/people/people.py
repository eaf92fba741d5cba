"""Households and their children, before anything has happened to them."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from sample.design.calibration import ETHNICITIES
from sample.design.codes import Ids, either, numbered
from sample.design.window import NEVER, Days, Draw, Flags, Floats, Window

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
