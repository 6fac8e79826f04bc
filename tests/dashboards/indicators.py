"""The indicators of the made-up office: a row each, judged by hand."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

from tracker.domain.compare import Move
from tracker.domain.indicator import Direction, Indicator, Measure, Origin
from tracker.domain.period import Period
from tracker.domain.status import Progress, Reason, Status
from tracker.domain.target import Baseline, Path
from tracker.domain.words import Words
from tracker.errors import say
from tracker.services.views import IndicatorRow

NOW = Period.parse("2015Q3")
PLACES, PEOPLE, PERCENT, TIMES = Words("места", "places"), Words("лица", "people"), Words("%", "%"), Words("бр.", "times")
MUNICIPALITY = Words("Община Стара Загора", "Stara Zagora municipality")
LONG = Words("Деца и младежи с увреждания, изведени от специализирани институции в услуги от резидентен тип",
             "Children and young people with disabilities moved from institutions to residential care")


def row(code: str, name: Words, status: Status, *, section: str = "1", place: str = "ред 1", said: str = "", move: Move | None = Move.SAME,
        was: Status | None = None, spark: tuple[int | None, ...] = (), owner: Words | None = MUNICIPALITY, sample: bool = False,
        judged: dict[str, Any] | None = None, **more: Any) -> IndicatorRow:
    indicator = Indicator(code, name, more.pop("measure", Measure.TOTAL), origin=more.pop("origin", Origin.PLAN), plan="sz", **more)
    given = {key: Fraction(str(value)) if isinstance(value, int | float) and key not in ("reported", "expected", "days_late") else value
             for key, value in (judged or {}).items()}
    progress = Progress(code, NOW, status, as_of=NOW, **{"reported": 3, "expected": 3, **given})
    before = Progress(code, NOW.shift(-1), was or status) if move else None
    return IndicatorRow(indicator, section, Words(place, place.replace("ред", "row")), owner, progress, before, move,
                        tuple(None if value is None else Fraction(value) for value in spark),
                        say(said) if said else say("No more is known."), sample)


ROWS = (
    row("petrovo-capacity", Words("Капацитет на дома в с. Петрово", "Capacity of the Petrovo home"), Status.NOT_ACHIEVED, unit=PLACES,
        place="ред 1.10", said="58 места при дължими 35 от 01.01.2015 г.: изпълнена е половината от намалението.", move=Move.BETTER,
        spark=(82, 82, 82, 82, 70, 62, 58), direction=Direction.DECREASE, rows=("1.10",), path=Path.STEP,
        baseline=Baseline(Period.parse("2014"), Decimal(82)),
        quote="…намаление капацитета от 82 на 35 места от 01.01.2015г, закриване II-ро полугодие на 2015г.",
        judged={"actual": 58, "target": 35, "target_to_date": 35, "baseline": 82, "ratio": 0.51, "target_date": date(2015, 1, 1)}),
    row("trainings", Words("Обучения на персонала в социалните услуги", "Staff trainings in social services"), Status.OFF_TRACK, unit=TIMES,
        section="4", place="ред 4.1", said="3 от дължими 9 обучения.", move=Move.WORSE, was=Status.AT_RISK, spark=(2, 3, 1, 2, 1, 1, 1),
        owner=Words("Отдел „Закрила, социални дейности и здравеопазване“", "Department for protection and social activities"), sample=True,
        judged={"actual": 3, "target": 12, "target_to_date": 9, "ratio": 0.3333}),
    row("crisis-residents", Words("Настанени в Кризисния център", "Residents of the crisis centre"), Status.NO_DATA, unit=PEOPLE,
        place="ред 1.7", said="Няма данни за 2. и 3. тримесечие 2015 г.", move=Move.SILENT, was=Status.ON_TRACK,
        spark=(9, 8, None, None, 7, None, None), rows=("1.7",), owner=None, judged={"reported": 1, "target": 24}),
    row("children-moved", LONG, Status.AT_RISK, unit=Words("деца", "children"), place="редове 1.10–1.16", rows=("1.10", "1.11"),
        said="41 от дължими 60; за годината се очакват 55 (48–61).", move=Move.BETTER, was=Status.OFF_TRACK, spark=(0, 6, 12, 18, 25, 33, 41),
        judged={"actual": 41, "target": 80, "target_to_date": 60, "ratio": 0.6833, "reported": 20, "expected": 21}),
    row("abandoned-change", Words("Изменение на изоставените деца спрямо 2014 г.", "Change in abandoned children against 2014"),
        Status.AT_RISK, unit=PERCENT, decimals=1, measure=Measure.CHANGE, place="ред 1.1", origin=Origin.PROPOSED, sample=True,
        said="Намаление с 6,7 % при дължими 10,0 %.", spark=(0, -1, -2, -4, -5, -6, -7), rows=("1.1",),
        judged={"actual": -6.7, "target": -10, "target_to_date": -10, "ratio": 0.67, "reported": 19, "expected": 21}),
    row("worse-than-start", Words("Ученици, отпаднали от училище", "Pupils who left school"), Status.OFF_TRACK, unit=Words("ученици", "pupils"),
        section="2", place="ред 2.3", said="По-лошо от началото: 64 при базова стойност 60.", move=Move.WORSE, spark=(60, 60, 61, 62, 64),
        rows=("2.3",), judged={"actual": 64, "target": 40, "target_to_date": 45, "baseline": 60, "ratio": -0.2667}),
    row("partly", Words("Приемни семейства", "Foster families"), Status.PARTLY_ACHIEVED, unit=Words("семейства", "families"), section="2",
        place="ред 2.1", said="14 от 20 приемни семейства до 30.06.2015 г.", spark=(8, 9, 10, 12, 13, 14), rows=("2.1",),
        judged={"actual": 14, "target": 20, "target_to_date": 20, "ratio": 0.7}),
    row("zero-base", Words("Ръст на доброволците", "Growth in volunteers"), Status.NOT_COMPUTABLE, unit=PERCENT, measure=Measure.CHANGE,
        section="3", place="ред 3.1", said="През 2014 г. е имало 0 доброволци: процент от нула не може да се изчисли.",
        spark=(0, 0, 3, 5), origin=Origin.PROPOSED, judged={"reason": Reason.ZERO_BASE, "target": 10}),
    row("cop-capacity", Words("Капацитет на Центъра за обществена подкрепа", "Capacity of the community support centre"), Status.ACHIEVED,
        unit=PLACES, place="ЦОП · ред 1.1", said="100 места, колкото са дължими от 01.01.2015 г.", move=Move.BETTER, was=Status.NOT_DUE,
        spark=(80, 80, 80, 80, 100, 100, 100), path=Path.STEP, rows=("1.1",), judged={"actual": 100, "target": 100, "target_to_date": 100, "ratio": 1}),
    row("consultations", Words("Консултации за деца и родители", "Consultations for children and parents"), Status.ON_TRACK, unit=TIMES,
        place="ЦОП · ред 1.1", said="1 612 от дължими 1 800 консултации, 90 % от дължимото.", spark=(410, 480, 505, 470, 520, 540, 552),
        rows=("1.1",), quote="Консултации; Услуги за деинституционализация",
        judged={"actual": 1612, "target": 2400, "target_to_date": 1800, "ratio": 0.8956}),
    row("occupancy", Words("Заетост на дневния център за деца и младежи с увреждания", "Occupancy of the day centre for children"),
        Status.ON_TRACK, unit=PERCENT, decimals=1, measure=Measure.RATIO, place="ДЦДМУ · ред 1.5", said="94,3 % при дължими 90,0 %.",
        spark=(91, 92, 92, 93, 94, 94), rows=("1.5",), judged={"actual": 94.3, "target": 90, "target_to_date": 90, "ratio": 1.048}),
    row("meals", Words("Храна от домашен социален патронаж", "Meals on wheels"), Status.ACHIEVED, unit=Words("порции", "meals"),
        place="ред 1.25", said="1 048 576 порции, с 63 % над дължимото.", move=Move.NEW, was=Status.NO_DATA, spark=(200, 300, 420),
        judged={"actual": 1048576, "target": 640000, "target_to_date": 640000, "ratio": 1.638}),
    row("petrovo-closed", Words("Закрит дом в с. Петрово", "Petrovo home closed"), Status.NOT_DUE, measure=Measure.MILESTONE, place="ред 1.10",
        said="Срокът е 31.12.2015 г.", move=None, rows=("1.10",), judged={"due_on": date(2015, 12, 31), "target": 1, "actual": 0}),
    row("shelter-open", Words("Разкрит Център за временно настаняване", "Shelter opened"), Status.ACHIEVED, measure=Measure.MILESTONE, section="5",
        place="ред 5.3", said="Разкрит на 13.01.2015 г., 12 дни след срока.", spark=(0, 0, 0, 1, 1, 1), rows=("5.3",),
        judged={"done_on": date(2015, 1, 13), "due_on": date(2015, 1, 1), "days_late": 12, "actual": 1, "target": 1, "expected": 1, "reported": 1}),
    row("nought", Words("Деца под 3 години в институции", "Children under 3 in institutions"), Status.ACHIEVED, unit=Words("деца", "children"),
        place="ред 1.8", said="0 деца, колкото са дължими.", spark=(4, 3, 1, 0, 0, 0), rows=("1.8",), direction=Direction.DECREASE,
        judged={"actual": 0, "target": 0, "target_to_date": 0, "ratio": 1}),
    row("no-target", Words("Чакащи за настаняване", "People waiting for a place"), Status.NO_TARGET, unit=PEOPLE, place="ред 1.23",
        said="Планът не поставя цел.", spark=(30, 31, 33, 29, 35), origin=Origin.PROPOSED, judged={"actual": 35}),
    row("nothing", Words("Обслужени от приют", "Served by the shelter"), Status.NO_TARGET, unit=PEOPLE, place="ред 1.24",
        said="Планът не поставя цел.", move=None, judged={"reported": 0, "expected": 0}),
)
