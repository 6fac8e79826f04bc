"""Entering in the made-up office: one form kept in memory, as in the sketch of the page, and its lists."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

from tests.dashboards.indicators import ROWS
from tracker.domain.access import Act, Actor, Grant, Role
from tracker.domain.element import DataElement, Dimension, OverTime, OverUnits, Type, Unit
from tracker.domain.figure import Value
from tracker.domain.finding import tells
from tracker.domain.period import Period
from tracker.domain.words import Words
from tracker.domain.workflow import FormStatus
from tracker.errors import Conflict, Invalid, Issue, NotAllowed, NotFound, say
from tracker.services.entry_commands import AddEvidence, Correct, Explain, Meaning, SaveCell, SayOfCell
from tracker.services.entry_views import (
    Asked,
    CellChange,
    CellFace,
    CellKey,
    Clash,
    Doubt,
    EntryCell,
    EntryRow,
    Evidence,
    Finding,
    FormPage,
    MyWork,
    Preview,
    Refused,
    ReviewList,
    Saved,
    Severity,
    Step,
    WorkItem,
)
from tracker.services.views import Office
from tracker.text.dates import parse_date
from tracker.text.numbers import Doubtful, parse_number

REPORTER = Actor(7, "Мария Иванова", "maria@example.org", (Grant(Role.REPORTER),))
OFFICER = Actor(8, "Петър Петров", "petar@example.org", (Grant(Role.OFFICER),))
OFFICE, NOW = Office(date(2015, 10, 20), sample=True), Period.parse("2015Q3")
UNIT = Unit("sz-cop", Words("Център за обществена подкрепа", "Community support centre"))
LONG = Unit("sz-kozma", Words("Дневен център за деца и младежи с увреждания „Св. св. Козма и Дамян“ и звено „Майка и бебе“", "Day centre"))
SEX = Dimension("sex", Words("Пол", "Sex"), (("f", Words("жени", "women")), ("m", Words("мъже", "men"))))
AT = datetime(2015, 10, 20, 11, 32, tzinfo=UTC)
PEOPLE, PLACES, TIMES = Words("лица", "people"), Words("места", "places"), Words("бр.", "times")


def element(code: str, bg: str, en: str, unit: Words | None = None, type: Type = Type.COUNT, **more: object) -> DataElement:  # noqa: A002
    return DataElement(code, Words(bg, en), type, OverTime.LAST, OverUnits.SUM, unit=unit, **more)  # type: ignore[arg-type]


ELEMENTS = (
    element("capacity", "Капацитет", "Capacity", PLACES), element("users", "Потребители към 30.09.", "Users on 30 September", PEOPLE, disaggregations=("sex",)),
    element("consultations", "Консултации през тримесечието", "Consultations in the quarter", TIMES),
    element("foster", "Приемни семейства", "Foster families", TIMES), element("trainings", "Обучения за родители", "Trainings for parents", TIMES),
    element("cost", "Разходи за издръжка на услугата през тримесечието, включително за персонал", "Running costs", Words("лв.", "BGN"), Type.MONEY, decimals=2),
    element("opened", "Открит филиал", "Branch opened", None, Type.DATE), element("register", "Води се регистър", "A register is kept", None, Type.YES_NO),
    element("results", "Постигнато в работата с родители", "Achieved in work with parents", None, Type.TEXT),
    element("waiting", "Чакащи към 30.09.", "Waiting on 30 September", PEOPLE),
)
PAST: dict[str, tuple[Value | None, Value | None]] = {
    "capacity|": (Decimal(80), Decimal(100)), "users|": (Decimal(93), Decimal(96)), "users|sex=f": (Decimal(50), Decimal(51)),
    "users|sex=m": (Decimal(43), Decimal(45)), "consultations|": (Decimal(470), Decimal(540)), "foster|": (Decimal(12), Decimal(14)),
    "trainings|": (Decimal(0), Decimal(2)), "cost|": (Decimal("18204.5"), Decimal("19350")), "results|": (None, "Проведени са две родителски школи."),
}


@dataclass
class FakeEntry:
    values: dict[str, Value | None] = field(default_factory=lambda: {
        "capacity|": Decimal(100), "users|": Decimal(97), "users|sex=f": Decimal(52), "users|sex=m": Decimal(44), "consultations|": Decimal(1552),
        "trainings|": Decimal(0)})
    versions: dict[str, int] = field(default_factory=dict)
    away: dict[str, str] = field(default_factory=lambda: {"waiting": "услугата не води списък на чакащите"})
    notes: dict[str, str] = field(default_factory=dict)
    comments: dict[str, str] = field(default_factory=dict)
    words: dict[str, tuple[str, Value | None]] = field(default_factory=dict)
    answers: dict[str, str] = field(default_factory=dict)
    proofs: list[tuple[str, Evidence, bytes]] = field(default_factory=list)
    typed: set[str] = field(default_factory=lambda: {"users"})
    status: FormStatus = FormStatus.DRAFT
    reason: str | None = None
    by: Actor = REPORTER
    empty: bool = False
    folder: Path | None = None

    def my_work(self, actor: Actor) -> MyWork:
        done = (WorkItem(UNIT, NOW.shift(-1), date(2015, 7, 20), -92, FormStatus.APPROVED, 8, 8, None),)
        owed = (WorkItem(LONG, NOW.shift(-1), date(2015, 7, 20), -92, FormStatus.RETURNED, 7, 9, "Консултациите са с пъти повече от обичайното. Проверете дневника и обяснете."),
                self._item(), WorkItem(replace(LONG, code="sz-x"), NOW, date(2015, 10, 30), 10, FormStatus.DRAFT, 0, 9, None))
        return MyWork(OFFICE, () if self.empty else owed, done)

    def review_list(self, actor: Actor) -> ReviewList:
        if not actor.may(Act.APPROVE, {}):
            raise NotAllowed(say("Only the monitoring unit reviews forms."))
        waiting = (replace(self._item(), status=FormStatus.SUBMITTED),)
        late = (WorkItem(LONG, NOW, date(2015, 10, 10), -10, FormStatus.DRAFT, 3, 9, None),)
        back = tuple(item for item in self.my_work(actor).owed if item.status is FormStatus.RETURNED)
        return ReviewList(OFFICE, () if self.empty else waiting, () if self.empty else late, back, self.my_work(actor).done)

    def _item(self) -> WorkItem:
        return WorkItem(UNIT, NOW, date(2015, 10, 20), 0, self.status, self._filled(), 9, self.reason)

    def form(self, actor: Actor, unit: str, period: str) -> FormPage:
        if unit != "sz-cop" or period != "2015Q3":
            raise NotFound(say("There is no unit “{unit}” here.", unit=unit))
        may = {Act.ENTER, Act.SUBMIT} if actor == REPORTER else {Act.COMMENT}
        if actor == OFFICER:
            may |= {FormStatus.SUBMITTED: {Act.APPROVE, Act.RETURN}, FormStatus.APPROVED: {Act.REOPEN, Act.CORRECT}}.get(self.status, set())
        behind = next(row for row in ROWS if row.indicator.code == "trainings")
        asked = (Asked(behind.indicator, behind.progress, behind.explanation, self.answers.get("trainings")),)
        course = (Step(AT, "Петър Петров", Act.RETURN, self.reason),) if self.reason else ()
        return FormPage(OFFICE, UNIT, NOW, date(2015, 10, 20), 0, self.status, 1, tuple(self._row(each) for each in ELEMENTS), self._findings(), asked, course,
                        self._filled(), 9, frozenset(may))

    def _row(self, of: DataElement) -> EntryRow:
        parts = ((SEX, tuple(self._cell(f"{of.code}|sex={key}") for key, _ in SEX.categories)),) if of.disaggregations else ()
        target = Words("100 места от 01.01.2015 г.", "100 places from 1 January 2015") if of.code == "capacity" else None
        return EntryRow(of, self._cell(f"{of.code}|"), parts, self.versions.get(of.code, 0), target, self.away.get(of.code), of.code == "capacity",
                        self.notes.get(of.code), self.comments.get(of.code), tuple(proof for code, proof, _ in self.proofs if code == of.code),
                        tuple(each for each in self._findings() if each.element == of.code))

    def _cell(self, key: str) -> EntryCell:
        code, _, category = key.partition("|")
        year, before = PAST.get(key, (None, None))
        return EntryCell(CellKey(code, category or None), self.values.get(key), before, year, adds_up=not category and code not in self.typed)

    def _filled(self) -> int:
        return sum(self.values.get(f"{each.code}|") is not None for each in ELEMENTS)

    def _findings(self) -> tuple[Finding, ...]:
        value = self.values
        found = [Finding(Severity.ERROR, "missing", say("Enter it, or say why it does not apply. If there is none, write 0."), each.code, matter=say("It is not filled in."))
                 for each in ELEMENTS if value.get(f"{each.code}|") is None and each.code not in self.away]
        total, women, men = (value.get(f"users|{key}") for key in ("", "sex=f", "sex=m"))
        if None not in (total, women, men) and women + men != total:  # type: ignore[operator]
            told = say("{parts} = {sum}, but the total is {total}.", parts=say("{one} + {other}", one=women, other=men), sum=women + men, total=total)  # type: ignore[operator]
            found.append(Finding.asking(Severity.ERROR, "parts", told, say("Correct one of them."), "users", "sex=m"))
        if (many := value.get("consultations|")) is not None and many > 1000:  # type: ignore[operator]
            told = say("Almost {times} the usual ({usual}).", times=say("three times"), usual="430–560")
            asking = Finding.asking(Severity.WARNING, "unusual", told, say("If it is right, write why."), "consultations")
            text, given_for = self.words.get("unusual", (None, many))
            found.append(replace(asking, **{"explained" if given_for == many else "outdated": text}))
        return tuple(found)

    def save_cell(self, actor: Actor, command: SaveCell) -> Saved | Clash | Doubt | Refused:
        key, of = f"{command.element}|{command.category or ''}", next((each for each in ELEMENTS if each.code == command.element), None)
        if of is None:
            raise NotFound(say("There is no indicator “{code}”.", code=command.element))
        if not self.status.open:
            raise Conflict(say("This form was submitted meanwhile."))
        read = self._read(of, command)
        if isinstance(read, Doubt | Refused):
            return read
        now = self.versions.get(of.code, 0)
        if command.version != now:
            return Clash(now, self.values.get(key), self.by.name, AT, command.text)
        self.values[key], self.versions[of.code], self.by = read, now + 1, actor
        self.away.pop(of.code, None)
        self._follow(of.code, command.category)
        return self._saved(of.code, read)

    def _follow(self, code: str, category: str | None) -> None:
        """A total that nobody typed follows its parts."""
        if category is None:
            self.typed.add(code)
        elif code not in self.typed:
            parts = [self.values.get(f"{code}|sex={key}") for key, _ in SEX.categories]
            self.values[f"{code}|"] = None if None in parts else sum(parts)  # type: ignore[arg-type, assignment]

    def _saved(self, code: str, value: Value | None) -> Saved:
        return Saved(self.versions.get(code, 0), datetime.now(UTC), value, self._filled(), 9, self._findings())

    @staticmethod
    def _read(of: DataElement, command: SaveCell) -> Value | Doubt | Refused | None:
        if not command.text or of.type is Type.TEXT:
            return command.text or None
        if of.type is Type.YES_NO:
            return command.text == "yes"
        read = parse_date(command.text) if of.type is Type.DATE else parse_number(command.text)
        if isinstance(read, Doubtful):
            if command.means is None:
                return Doubt(command.text, read.as_decimal, read.as_thousands)
            return read.as_decimal if command.means is Meaning.DECIMAL else read.as_thousands
        return read if read is not None else Refused((Finding(Severity.ERROR, "unread", say("“{text}” is not a number.", text=command.text), of.code),))

    def set_not_applicable(self, actor: Actor, command: SayOfCell) -> Saved:
        self.away.pop(command.element, None)
        if command.text:
            self.away[command.element] = command.text
        return self._saved(command.element, None)

    def set_note(self, actor: Actor, command: SayOfCell) -> Saved:
        self.notes[command.element] = command.text
        return self._saved(command.element, None)

    def explain(self, actor: Actor, command: Explain) -> None:
        if not tells(command.text):
            raise Invalid([Issue("too_short", "text", say("Write a few words, so that the officer understands why."))])
        self.words[command.code] = command.text, self.values["consultations|"]

    def answer(self, actor: Actor, unit: str, period: str, indicator: str, text: str) -> None:
        self.answers[indicator] = text

    def add_evidence(self, actor: Actor, command: AddEvidence) -> Evidence:
        made = Evidence(len(self.proofs) + 1, command.name or command.link or "", command.link, len(command.content or b""))
        self.proofs.append((command.element, made, command.content or b""))
        return made

    def remove_evidence(self, actor: Actor, number: int) -> None:
        self.proofs = [each for each in self.proofs if each[1].id != number]

    def evidence(self, actor: Actor, number: int) -> tuple[Evidence, Path | None]:
        found = next((each for each in self.proofs if each[1].id == number), None)
        if found is None:
            raise NotFound(say("There is no such page"))
        if found[1].link or self.folder is None:
            return found[1], None
        path = self.folder / str(number)
        path.write_bytes(found[2])
        return found[1], path

    def _moved(self, to: FormStatus, reason: str | None = None) -> FormStatus:
        self.status, self.reason = to, reason
        return to

    def nothing_to_report(self, actor: Actor, unit: str, period: str, version: int, reason: str) -> FormStatus:
        return self._moved(FormStatus.SUBMITTED)

    def submit(self, actor: Actor, unit: str, period: str, version: int) -> FormStatus:
        left = [each for each in self._findings() if each.open and each.code != "missing"]
        Invalid.raise_if([Issue(each.code, each.element or "", each.message) for each in left])
        return self._moved(FormStatus.SUBMITTED)

    def comment(self, actor: Actor, unit: str, period: str, element: str, text: str) -> None:
        self.comments[element] = text

    def return_form(self, actor: Actor, unit: str, period: str, version: int, reason: str) -> FormStatus:
        return self._moved(FormStatus.RETURNED, reason)

    def approve(self, actor: Actor, unit: str, period: str, version: int) -> FormStatus:
        return self._moved(FormStatus.APPROVED)

    def reopen(self, actor: Actor, unit: str, period: str, version: int, reason: str, until: date | None = None) -> FormStatus:
        return self._moved(FormStatus.RETURNED, reason)

    def correct_preview(self, actor: Actor, command: Correct) -> Preview:
        row = next(row for row in ROWS if row.indicator.code == "trainings")
        return Preview({"trainings": row.progress}, {"trainings": replace(row.progress, actual=Fraction(8))})

    def correct(self, actor: Actor, command: Correct) -> Saved:
        return self._saved(command.element, None)

    def cell_history(self, actor: Actor, unit: str, period: str, element: str) -> tuple[CellChange, ...]:
        before, after = (CellFace(Decimal(value), {}, not_applicable=False, note=None) for value in (96, 97))
        return (CellChange(AT, "Мария Иванова", "enter", before, after, None), CellChange(AT, "Мария Иванова", "enter", None, before, None))
