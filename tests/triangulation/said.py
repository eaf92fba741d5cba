"""Rows of evidence in, and what the command line prints of them out."""

import csv
import io
from pathlib import Path

from tests.council import Extract, Row, council, run

Statements = dict[tuple[str, str, str, str], Row]


def spoken(extract: Extract, folder: Path) -> Path:
    """Load an extract and return its warehouse."""
    return council(extract, folder).warehouse


def printed(warehouse: Path, *options: str) -> list[Row]:
    """The rows that `triangulate triangulation` prints."""
    text = run("triangulation", *options, "--format", "csv", "--warehouse", str(warehouse))
    return list(csv.DictReader(io.StringIO(text)))


def of(rows: list[Row], **wanted: str) -> list[Row]:
    """The rows whose columns are as named; a month may be named as YYYY-MM."""
    return [
        row
        for row in rows
        if all(
            row[name].startswith(value) if name == "month" else row[name] == value
            for name, value in wanted.items()
        )
    ]


def statement(rows: list[Row], source: str, month: str, kpq: int, **unit: str) -> tuple[str, int]:
    """What one source says of a unit, with its n; the council's when no unit is named."""
    wanted = unit or {"level": "council"}
    (row,) = of(rows, source=source, month=month, kpq=str(kpq), **wanted)
    return row["statement"], int(row["n"])


class Evidence(Extract):
    """An extract with short ways to add evidence, each row with a key of its own."""

    def _key(self, table: str) -> str:
        return f"{table}-{len(self.tables[table]) + 1:04}"

    def audit(
        self, on: str, *grades: tuple[str, object], team: str | None = None, **more: object
    ) -> str:
        """An audit with its domains, each (domain, grade) on the four-point scale unless `scale`
        is SCALE10."""
        key = str(more.pop("audit_id", self._key("audit")))
        scale = str(more.pop("scale", "OFSTED4"))
        self.add(
            "audit",
            audit_id=key,
            audit_date=on,
            team_id=team,
            scale=scale,
            **{"child_id": None, "immediate_concern": "N", **more},
        )
        column = "grade" if scale == "OFSTED4" else "scale"
        for domain, grade in grades:
            self.add("audit_domain", audit_id=key, domain=domain, **{column: grade})
        return key

    def observed(self, on: str, *grades: tuple[str, object], team: str | None = None) -> None:
        """A practice observation with its domains and grades."""
        key = self._key("practice_observation")
        for domain, grade in grades:
            self.add(
                "practice_observation",
                observation_id=key,
                observation_date=on,
                staff_id="S1",
                team_id=team,
                domain=domain,
                grade=grade,
            )

    def said(self, table: str, on: str, **columns: object) -> str:
        """A row of feedback, complaint, compliment, partner_feedback or dispute."""
        key = {
            "feedback": "feedback_id",
            "complaint": "complaint_id",
            "compliment": "compliment_id",
            "partner_feedback": "partner_feedback_id",
            "dispute": "dispute_id",
        }[table]
        day = {"partner_feedback": "date", "dispute": "date_raised"}.get(table, "date_received")
        row = self.add(table, **{key: self._key(table), day: on, **self._first(table), **columns})
        return row[key]

    @staticmethod
    def _first(table: str) -> dict[str, object]:
        return {"complaint": {"stage": "S1_LOCAL"}, "dispute": {"stage": "INFORMAL"}}.get(table, {})

    def surveyed(self, on: str, n: object, agree: object, **columns: object) -> None:
        """A row of a staff survey."""
        key = self._key("staff_survey")
        self.add(
            "staff_survey",
            response_batch_id=key,
            question_code="Q1",
            survey_date=on,
            n_responses=n,
            n_agree=agree,
            **columns,
        )
