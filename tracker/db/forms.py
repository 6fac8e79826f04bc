"""Forms on their way, with what was said of them and shown for them."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Table, delete, func, insert, update
from sqlalchemy import select as sa_select
from sqlmodel import Session, col, select

from tracker.db.tables import Base, Cell, Form
from tracker.db.tables_entry import Answer, Comment, EvidenceRow, Explanation, StepRow
from tracker.db.versions import save
from tracker.domain.period import Period
from tracker.domain.workflow import FormStatus


@dataclass(frozen=True)
class Given:
    """A word of explanation and the figures it was given for; of an old one these are not known."""

    text: str
    figures: str | None


@dataclass(frozen=True)
class Said:
    """Everything said of one form. Explanations by code, element and category; the others by their code."""

    explanations: Mapping[tuple[str, str, str], Given]
    answers: Mapping[str, str]
    comments: Mapping[str, str]


def form_of(session: Session, unit_id: int, period: Period) -> Form | None:
    """None until something happens to it: it is a draft then."""
    return session.exec(select(Form).where(Form.unit_id == unit_id, Form.period == period)).first()


def forms_of(session: Session, unit_ids: Collection[int]) -> Sequence[Form]:
    return session.exec(select(Form).where(col(Form.unit_id).in_(unit_ids))).all()


def waiting(session: Session, unit_ids: Collection[int]) -> Sequence[Form]:
    """The forms of these units that are submitted and not approved."""
    return session.exec(select(Form).where(
        col(Form.unit_id).in_(unit_ids), Form.status == FormStatus.SUBMITTED.value)).all()


def ensure(session: Session, unit_id: int, period: Period) -> Form:
    """The form, begun now if it was not."""
    found = form_of(session, unit_id, period)
    if found is None:
        found = Form(unit_id=unit_id, period=period)
        session.add(found)
        session.flush()
    return found


def move(session: Session, form: Form, to: FormStatus, step: StepRow) -> None:
    """Change the status of a form at the version it was read with, and write the step down."""
    stamp: dict[str, Any] = {}
    if to in (FormStatus.SUBMITTED, FormStatus.APPROVED):
        stamp = {f"{to.value}_at": step.at}
    save(session, Form, form.id or 0, form.version, status=to.value, **stamp)
    session.connection().execute(insert(StepRow).values(**step.model_dump(exclude={"id"})))


def steps(session: Session, form_id: int) -> Sequence[StepRow]:
    """Oldest first."""
    return session.exec(select(StepRow).where(StepRow.form_id == form_id).order_by(col(StepRow.id))).all()


def last_reasons(session: Session, form_ids: Collection[int]) -> dict[int, str | None]:
    """The reason of each form's last step."""
    last = select(func.max(StepRow.id)).where(col(StepRow.form_id).in_(form_ids)).group_by(col(StepRow.form_id))
    return {row.form_id: row.reason for row in session.exec(select(StepRow).where(col(StepRow.id).in_(last)))}


def said(session: Session, form_id: int) -> Said:
    words = session.exec(select(Explanation).where(Explanation.form_id == form_id))
    answers = session.exec(select(Answer).where(Answer.form_id == form_id))
    comments = session.exec(select(Comment).where(Comment.form_id == form_id))
    return Said({(row.code, row.element, row.category): Given(row.text, row.figures) for row in words},
                {row.indicator: row.text for row in answers}, {row.element: row.text for row in comments})


def say_of(
    session: Session, table: type[Base], at: Mapping[str, Any], said: Mapping[str, str],
) -> dict[str, str] | None:
    """Put a text, and what belongs to it, in its place; take it away if the text is empty. What stood there before."""
    columns = table.__table__.c  # type: ignore[attr-defined]
    where = [columns[name] == value for name, value in at.items()]
    connection = session.connection()
    before = connection.execute(sa_select(*(columns[name] for name in said)).where(*where)).mappings().first()
    if not said["text"]:
        connection.execute(delete(table).where(*where))
    elif before is None:
        connection.execute(insert(table).values(**at, **said))
    else:
        connection.execute(update(table).where(*where).values(**said))
    return None if before is None else {name: value for name, value in before.items() if value is not None}


def evidence_of(session: Session, form_id: int) -> Sequence[EvidenceRow]:
    return session.exec(select(EvidenceRow).where(
        EvidenceRow.form_id == form_id, col(EvidenceRow.removed_at).is_(None)).order_by(col(EvidenceRow.id))).all()


def evidence_with_form(session: Session, number: int) -> tuple[EvidenceRow, Form] | None:
    return session.exec(select(EvidenceRow, Form).join(Form, col(Form.id) == EvidenceRow.form_id).where(
        EvidenceRow.id == number, col(EvidenceRow.removed_at).is_(None))).first()


def take_away(session: Session, row: EvidenceRow, at: datetime) -> None:
    row.removed_at = at
    session.add(row)
    session.flush()


def entered(session: Session, unit_ids: Collection[int]) -> Sequence[Any]:
    """Unit, element, ordinal and number of every cell with something in it."""
    cells: Table = Cell.__table__  # type: ignore[attr-defined]
    c = cells.c
    filled = c.value.is_not(None) | c.text.is_not(None) | c.not_applicable
    return session.connection().execute(
        sa_select(c.unit_id, c.element_id, c.ordinal, c.value).where(c.unit_id.in_(unit_ids), filled)).all()
