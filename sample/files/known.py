"""What an extract would know on its as-at date of things that the sample has lived through."""

import re

import numpy as np
import pandas as pd

from sample.design.codes import Ids
from sample.design.window import NEVER, Window
from sample.files.tables import File

_DAY = re.compile(
    r"date|dob$|latest_contact$|accepted_on$|_due$|valid_(from|to)$|period_month$|proceedings_(start|end)$"
)


def as_known(file: File, made: pd.DataFrame, window: Window) -> pd.DataFrame:
    """The file's columns in order: rows that have begun, ends that have come, ISO dates."""
    rows = made
    if file.event:
        rows = rows[rows[file.event].to_numpy() <= window.last_day]
    rows = rows.reindex(columns=list(file.columns))
    for end, known in file.ends.items():
        open_still = (rows[end].isna() | (rows[end] > window.last_day)).to_numpy()
        rows[end] = rows[end].where(~open_still, NEVER)
        for column in known:
            rows[column] = rows[column].astype(object).where(~open_still, None)
    for column in file.columns:
        if _DAY.search(column):
            rows[column] = _iso(rows[column])
    return rows.reset_index(drop=True)


def _iso(days: pd.Series) -> Ids:
    numbers = pd.to_numeric(days).fillna(NEVER).to_numpy().astype(np.int64)
    written = np.datetime_as_string(numbers.astype("datetime64[D]")).astype(object)
    written[numbers >= NEVER] = None
    return written
