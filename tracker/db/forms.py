"""Forms on their way, with what was said of them and shown for them."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Table, bindparam, delete, func, insert, literal, null, or_, union_all, update
from sqlalchemy import select as sa_select
from sqlmodel import Session, col, select

from tracker.db.tables import Base, Cell, Form
from tracker.db.tables_entry import EvidenceRow, StepRow
from tracker.db.versions import save
from tracker.domain.period import Period
from tracker.domain.workflow import FormStatus

_WORD, _ANSWER, _COMMENT = "word", "answer", "comment"
_NONE = literal("")
_TABLES = Base.metadata.tables
_FORMS, _WORDS, _ANSWERS, _COMMENTS = (
    _TABLES[each].c for each in ("form", "form_explanation", "form_answer", "form_comment"))
_OF_UNIT = sa_select(*_FORMS).where(
    _FORMS.unit_id == bindparam("unit"), or_(_FORMS.period == bindparam("period"), _FORMS.open_until.is_not(None)))
_SAID = union_all(
    sa_select(literal(_WORD), _WORDS.code, _WORDS.element, _WORDS.category, _WORDS.text, _WORDS.figures)
    .where(_WORDS.form_id == bindparam("form")),
    sa_select(literal(_ANSWER), _ANSWERS.indicator, _NONE, _NONE, _ANSWERS.text, null())
    .where(_ANSWERS.form_id == bindparam("form")),
    sa_select(literal(_COMMENT), _NONE, _COMMENTS.element, _NONE, _COMMENTS.text, null())
    .where(_COMMENTS.form_id == bindparam("form")))


@dataclass(frozen=True)
class Given:
    """A word of explanation and the figures it was given for; of an old one these are not known."""

    text: str
    figures: str | None


@dataclass(frozen=True)
class Said:
    """Everything said of one form. Explanations by code, element and category; the others by their code."""

    explanations: dict[tuple[str, str, str], Given]
    answers: dict[str, str]
    comments: dict[str, str]


def form_of(session: Session, unit_id: int, period: Period) -> Form | None:
    """None until something happens to it: it is a draft then."""
    return next((form for form in form_and_opened(session, unit_id, period) if form.period == period), None)


def form_and_opened(session: Session, unit_id: int, period: Period) -> list[Form]:
    """The form, if there is one, and all others of the unit that were opened again until a day."""
    rows = session.connection().execute(_OF_UNIT, {"unit": unit_id, "period": period})
    return [Form(**row._asdict()) for row in rows]


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


def move(session: Session, form: Form, to: FormStatus, step: StepRow, stamp: Mapping[str, Any]) -> None:
    """Change the status of a form at the version it was read with, stamp it, and write the step down."""
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
    found = Said({}, {}, {})
    for kind, code, element, category, text, figures in session.connection().execute(_SAID, {"form": form_id}):
        if kind == _WORD:
            found.explanations[code, element, category] = Given(text, figures)
        elif kind == _ANSWER:
            found.answers[code] = text
        else:
            found.comments[element] = text
    return found


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
