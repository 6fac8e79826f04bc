"""The indicators of the made-up office: a row each, judged by hand."""

from __future__ import annotations

from datetime import date

from tests.dashboards.row import PEOPLE, PERCENT, PLACES, TIMES, row
from tests.dashboards.troubled import TROUBLED
from tracker.domain.compare import Move
from tracker.domain.indicator import Direction, Measure, Origin
from tracker.domain.status import Status
from tracker.domain.target import Path
from tracker.domain.words import Words

ROWS = (
    *TROUBLED,
    row(
        "cop-capacity",
        Words("Капацитет на Центъра за обществена подкрепа", "Capacity of the community support centre"),
        Status.ACHIEVED,
        unit=PLACES,
        place="ЦОП · ред 1.1",
        said="100 места, колкото са дължими от 01.01.2015 г.",
        move=Move.BETTER,
        was=Status.NOT_DUE,
        spark=(80, 80, 80, 80, 100, 100, 100),
        path=Path.STEP,
        rows=("1.1",),
        judged={"actual": 100, "target": 100, "target_to_date": 100, "ratio": 1},
    ),
    row(
        "consultations",
        Words("Консултации за деца и родители", "Consultations for children and parents"),
        Status.ON_TRACK,
        unit=TIMES,
        place="ЦОП · ред 1.1",
        said="1 612 от дължими 1 800 консултации, 90 % от дължимото.",
        spark=(410, 480, 505, 470, 520, 540, 552),
        rows=("1.1",),
        quote="Консултации; Услуги за деинституционализация",
        judged={"actual": 1612, "target": 2400, "target_to_date": 1800, "ratio": 0.8956},
    ),
    row(
        "occupancy",
        Words("Заетост на дневния център за деца и младежи с увреждания", "Occupancy of the day centre for children"),
        Status.ON_TRACK,
        unit=PERCENT,
        decimals=1,
        measure=Measure.RATIO,
        place="ДЦДМУ · ред 1.5",
        said="94,3 % при дължими 90,0 %.",
        spark=(91, 92, 92, 93, 94, 94),
        rows=("1.5",),
        judged={"actual": 94.3, "target": 90, "target_to_date": 90, "ratio": 1.048},
    ),
    row(
        "meals",
        Words("Храна от домашен социален патронаж", "Meals on wheels"),
        Status.ACHIEVED,
        unit=Words("порции", "meals"),
        place="ред 1.25",
        said="1 048 576 порции, с 63 % над дължимото.",
        move=Move.NEW,
        was=Status.NO_DATA,
        spark=(200, 300, 420),
        judged={"actual": 1048576, "target": 640000, "target_to_date": 640000, "ratio": 1.638},
    ),
    row(
        "petrovo-closed",
        Words("Закрит дом в с. Петрово", "Petrovo home closed"),
        Status.NOT_DUE,
        measure=Measure.MILESTONE,
        place="ред 1.10",
        said="Срокът е 31.12.2015 г.",
        move=None,
        rows=("1.10",),
        judged={"due_on": date(2015, 12, 31), "target": 1, "actual": 0},
    ),
    row(
        "shelter-open",
        Words("Разкрит Център за временно настаняване", "Shelter opened"),
        Status.ACHIEVED,
        measure=Measure.MILESTONE,
        section="5",
        place="ред 5.3",
        said="Разкрит на 13.01.2015 г., 12 дни след срока.",
        spark=(0, 0, 0, 1, 1, 1),
        rows=("5.3",),
        judged={
            "done_on": date(2015, 1, 13),
            "due_on": date(2015, 1, 1),
            "days_late": 12,
            "actual": 1,
            "target": 1,
            "expected": 1,
            "reported": 1,
        },
    ),
    row(
        "nought",
        Words("Деца под 3 години в институции", "Children under 3 in institutions"),
        Status.ACHIEVED,
        unit=Words("деца", "children"),
        place="ред 1.8",
        said="0 деца, колкото са дължими.",
        spark=(4, 3, 1, 0, 0, 0),
        rows=("1.8",),
        direction=Direction.DECREASE,
        judged={"actual": 0, "target": 0, "target_to_date": 0, "ratio": 1},
    ),
    row(
        "no-target",
        Words("Чакащи за настаняване", "People waiting for a place"),
        Status.NO_TARGET,
        unit=PEOPLE,
        place="ред 1.23",
        said="Планът не поставя цел.",
        spark=(30, 31, 33, 29, 35),
        origin=Origin.PROPOSED,
        judged={"actual": 35},
    ),
    row(
        "nothing",
        Words("Обслужени от приют", "Served by the shelter"),
        Status.NO_TARGET,
        unit=PEOPLE,
        place="ред 1.24",
        said="Планът не поставя цел.",
        move=None,
        judged={"reported": 0, "expected": 0},
    ),
)
