"""A small right office in text, to be broken one line at a time."""

from pathlib import Path
from textwrap import dedent

from tracker.catalog.definitions import load_definitions
from tracker.domain.plan import Goal, Plan, Section
from tracker.domain.plan_row import Activity, Deadline, Funding, Row
from tracker.domain.words import Words

RIGHT = dedent("""\
    format: 1
    units: units.yaml
    disaggregations:
      sex:
        name: {bg: Пол, en: Sex}
        categories: {f: {bg: жени, en: women}, m: {bg: мъже, en: men}}
    data_elements:
      users:
        name: {bg: Потребители, en: Users}
        type: count
        over_time: last
        over_units: sum
        disaggregations: [sex]
      places:
        name: {bg: Места, en: Places}
        type: count
        over_time: last
        over_units: sum
        valid: until_changed
        reported_by: [home, centre]
    indicators:
      occupancy:
        name: {bg: Заетост, en: Occupancy}
        unit: {bg: "%", en: "%"}
        plan: town-2015
        rows: ["1.1"]
        origin: plan
        quote: намаление от 82 на 35 места
        measure: ratio
        numerator: [users]
        denominator: [places]
        direction: decrease
        baseline: {period: "2014", value: 100}
        targets:
          - {period: "2015", value: 90}
        units: [home]
        responsible: town
    """)
UNITS = dedent("""\
    home: {name: {bg: Дом с. Петрово, en: Petrovo home}, closed: 2015-12-31, parent: town}
    centre: {name: {bg: Център, en: Centre}, opened: 2006-01-01}
    town: {name: {bg: Община, en: Municipality}, kind: municipality}
    """)


def plan() -> Plan:
    row = Row(key="1.1", section="1", goal="1.a", printed_goal="1.a", lines=(1,), printed_no="1.", service="home",
              title=Words("Дом с. Петрово", "Petrovo home"), location=None, marks={}, phase_in_text=None,
              activities=(Activity(Words("Подготовка,  намаление от 82 на\n35 места", "Reduction")),),
              deadline=Deadline(), organisations=(), funding=Funding())
    return Plan("town-2015", Words("План", "Plan"), Words("Град", "Town"), (2015, 2015),
                (Section("1", 1, Words("Услуги", "Services")),),
                (Goal("1.a", "1", 1, "А)", Words("Цел", "Goal")),), (row,))


def write(folder: Path, text: str = RIGHT, units: str = UNITS) -> Path:
    (folder / "units.yaml").write_text(units, encoding="utf-8")
    path = folder / "indicators.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def told(folder: Path, text: str, plans: dict[str, Plan] | None = None, units: str = UNITS) -> list[str]:
    """`LINE: code: sentence` of every issue; a warning says so, another file than indicators.yaml is named."""
    issues = load_definitions(write(folder, text, units), plans)[1]
    places = [issue.where.rpartition("/")[2].removeprefix("indicators.yaml:") for issue in issues]
    sentences = [str(issue.message).replace(str(folder), "…") for issue in issues]
    return [f"{place}: {'warning ' if issue.warning else ''}{issue.code}: {sentence}"
            for place, issue, sentence in zip(places, issues, sentences, strict=True)]
