"""Indicators of the made-up office that need attention."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from tests.dashboards.row import LONG, PEOPLE, PERCENT, PLACES, TIMES, row
from tracker.domain.compare import Move
from tracker.domain.indicator import Direction, Measure, Origin
from tracker.domain.period import Period
from tracker.domain.status import Reason, Status
from tracker.domain.target import Baseline, Path
from tracker.domain.words import Words

TROUBLED = (
    row(
        "petrovo-capacity",
        Words("Капацитет на дома в с. Петрово", "Capacity of the Petrovo home"),
        Status.NOT_ACHIEVED,
        unit=PLACES,
        place="ред 1.10",
        said="58 места при дължими 35 от 01.01.2015 г.: изпълнена е половината от намалението.",
        move=Move.BETTER,
        spark=(82, 82, 82, 82, 70, 62, 58),
        direction=Direction.DECREASE,
        rows=("1.10",),
        path=Path.STEP,
        baseline=Baseline(Period.parse("2014"), Decimal(82)),
        quote="…намаление капацитета от 82 на 35 места от 01.01.2015г, закриване II-ро полугодие на 2015г.",
        judged={
            "actual": 58,
            "target": 35,
            "target_to_date": 35,
            "baseline": 82,
            "ratio": 0.51,
            "target_date": date(2015, 1, 1),
        },
    ),
    row(
        "trainings",
        Words("Обучения на персонала в социалните услуги", "Staff trainings in social services"),
        Status.OFF_TRACK,
        unit=TIMES,
        section="4",
        place="ред 4.1",
        said="3 от дължими 9 обучения.",
        move=Move.WORSE,
        was=Status.AT_RISK,
        spark=(2, 3, 1, 2, 1, 1, 1),
        owner=Words(
            "Отдел „Закрила, социални дейности и здравеопазване“", "Department for protection and social activities"
        ),
        sample=True,
        judged={"actual": 3, "target": 12, "target_to_date": 9, "ratio": 0.3333},
    ),
    row(
        "crisis-residents",
        Words("Настанени в Кризисния център", "Residents of the crisis centre"),
        Status.NO_DATA,
        unit=PEOPLE,
        place="ред 1.7",
        said="Няма данни за 2. и 3. тримесечие 2015 г.",
        move=Move.SILENT,
        was=Status.ON_TRACK,
        spark=(9, 8, None, None, 7, None, None),
        rows=("1.7",),
        owner=None,
        judged={"reported": 1, "target": 24},
    ),
    row(
        "children-moved",
        LONG,
        Status.AT_RISK,
        unit=Words("деца", "children"),
        place="редове 1.10–1.16",
        rows=("1.10", "1.11"),
        said="41 от дължими 60; за годината се очакват 55 (48–61).",
        move=Move.BETTER,
        was=Status.OFF_TRACK,
        spark=(0, 6, 12, 18, 25, 33, 41),
        judged={"actual": 41, "target": 80, "target_to_date": 60, "ratio": 0.6833, "reported": 20, "expected": 21},
    ),
    row(
        "abandoned-change",
        Words("Изменение на изоставените деца спрямо 2014 г.", "Change in abandoned children against 2014"),
        Status.AT_RISK,
        unit=PERCENT,
        decimals=1,
        measure=Measure.CHANGE,
        place="ред 1.1",
        origin=Origin.PROPOSED,
        sample=True,
        said="Намаление с 6,7 % при дължими 10,0 %.",
        spark=(0, -1, -2, -4, -5, -6, -7),
        rows=("1.1",),
        judged={"actual": -6.7, "target": -10, "target_to_date": -10, "ratio": 0.67, "reported": 19, "expected": 21},
    ),
    row(
        "worse-than-start",
        Words("Ученици, отпаднали от училище", "Pupils who left school"),
        Status.OFF_TRACK,
        unit=Words("ученици", "pupils"),
        section="2",
        place="ред 2.3",
        said="По-лошо от началото: 64 при базова стойност 60.",
        move=Move.WORSE,
        spark=(60, 60, 61, 62, 64),
        rows=("2.3",),
        judged={"actual": 64, "target": 40, "target_to_date": 45, "baseline": 60, "ratio": -0.2667},
    ),
    row(
        "partly",
        Words("Приемни семейства", "Foster families"),
        Status.PARTLY_ACHIEVED,
        unit=Words("семейства", "families"),
        section="2",
        place="ред 2.1",
        said="14 от 20 приемни семейства до 30.06.2015 г.",
        spark=(8, 9, 10, 12, 13, 14),
        rows=("2.1",),
        judged={"actual": 14, "target": 20, "target_to_date": 20, "ratio": 0.7},
    ),
    row(
        "zero-base",
        Words("Ръст на доброволците", "Growth in volunteers"),
        Status.NOT_COMPUTABLE,
        unit=PERCENT,
        measure=Measure.CHANGE,
        section="3",
        place="ред 3.1",
        said="През 2014 г. е имало 0 доброволци: процент от нула не може да се изчисли.",
        spark=(0, 0, 3, 5),
        origin=Origin.PROPOSED,
        judged={"reason": Reason.ZERO_BASE, "target": 10},
    ),
)
