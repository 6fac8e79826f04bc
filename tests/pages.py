"""Every page of the program and who opens it, in a sample office in which something has happened."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from playwright.sync_api import Page, expect

from dashboards.app import create_app
from dashboards.auth import csrf_of
from tests.harness.server import served
from tests.services.cast import Clock
from tracker.db.work import Database
from tracker.domain.access import COMMAND_LINE, Actor, Role
from tracker.report.office import Asked, Reports
from tracker.services.door import Door, Guest
from tracker.services.entry_commands import Correct
from tracker.services.imports import Imports, Sent
from tracker.services.people import make_link
from tracker.services.services import Services
from tracker.settings import Settings

PLAN, INDICATOR = "stara-zagora-2015", "sz-petrovo-capacity"
PAGES: Mapping[str, tuple[Role | None, str]] = {
    "sign-in": (None, "/sign-in"),
    "link": (None, "/link/{link}"),
    "overview": (Role.OFFICER, f"/?plan={PLAN}"),
    "overview-sofia": (Role.ADMINISTRATOR, "/?plan=sofia-2013"),
    "plan": (Role.OFFICER, f"/plan?plan={PLAN}"),
    "indicator": (Role.OFFICER, f"/indicator/{INDICATOR}"),
    "indicator-units": (Role.OFFICER, "/indicator/sz-children-in-institutions"),
    "services": (Role.DIRECTOR, f"/services?plan={PLAN}"),
    "timeline": (Role.DIRECTOR, f"/timeline?plan={PLAN}"),
    "explain": (Role.OFFICER, f"/explain?indicator={INDICATOR}&period=2015Q2"),
    "compare-periods": (Role.DIRECTOR, f"/compare?plan={PLAN}"),
    "compare-units": (Role.OFFICER, f"/compare?what=units&plan={PLAN}&unit=sz-petrovo&other_unit=sz-sladak-kladenets"),
    "compare-plans": (Role.ADMINISTRATOR, f"/compare?what=plans&plan={PLAN}"),
    "work": (Role.REPORTER, "/work"),
    "form": (Role.REPORTER, "/form/sz-cop/2015Q3"),
    "review": (Role.OFFICER, "/review"),
    "review-form": (Role.OFFICER, "/review/sz-cop/2015Q3"),
    "board": (Role.OFFICER, "/board"),
    "rows": (Role.OFFICER, f"/rows?plan={PLAN}"),
    "row": (Role.OFFICER, f"/rows/{PLAN}/1.2/2015Q3"),
    "measures": (Role.OFFICER, f"/measures?plan={PLAN}&show=all"),
    "money": (Role.OFFICER, f"/money?plan={PLAN}&period=2015Q2"),
    "targets": (Role.OFFICER, f"/targets?plan={PLAN}"),
    "target": (Role.OFFICER, f"/targets/{INDICATOR}"),
    "baselines": (Role.OFFICER, f"/baselines?plan={PLAN}"),
    "next-year": (Role.OFFICER, f"/next-year?plan={PLAN}"),
    "reports": (Role.OFFICER, f"/reports?plan={PLAN}"),
    "report-words": (Role.OFFICER, f"/reports/words?plan={PLAN}"),
    "report-restated": (Role.OFFICER, "/reports/{report}/restated"),
    "import": (Role.REPORTER, "/import"),
    "import-plan": (Role.REPORTER, "/import/{plan}"),
    "people": (Role.ADMINISTRATOR, "/people"),
    "hand-over": (Role.ADMINISTRATOR, "/people/{person}/hand-over"),
    "reminders": (Role.ADMINISTRATOR, "/reminders"),
    "units": (Role.ADMINISTRATOR, "/units"),
    "unit": (Role.ADMINISTRATOR, "/units/sz-cop"),
    "plans": (Role.ADMINISTRATOR, "/plans"),
    "office": (Role.ADMINISTRATOR, "/office"),
    "account": (Role.DIRECTOR, "/account"),
    "not-found": (Role.DIRECTOR, "/nowhere"),
}
TABLE = """unit,element,period,category,value
sz-cop,consultations,2015Q3,,212
sz-cop,consultations,2015Q3,sex=f,many
sz-cop,made_up,2015Q3,,5
sz-petrovo,consultations,2015Q3,,3
"""


@dataclass(frozen=True)
class Office:
    url: str
    door: Door
    made: Mapping[str, Any]

    @classmethod
    @contextmanager
    def opened(cls, sample: Database, folder: Path) -> Iterator[Office]:
        """Late in October 2015, with a report approved, a figure corrected after it, and a file waiting."""
        database = replace(sample, now=Clock())
        door = Door(database, Settings.from_environment({}))
        services = Services(database, folder / "uploads")
        made = _furnished(services, door)
        with served(create_app(services, door).server) as address:
            yield cls(address, door, made)

    def address(self, name: str) -> str:
        return self.url + PAGES[name][1].format_map(self.made)

    def cookies(self, role: Role) -> list[Any]:
        token = self.door.enter_as(_guest(self.door, role).id)
        return [{"name": name, "value": value, "url": self.url}
                for name, value in (("session", token), ("_csrf_token", csrf_of(token)))]


def show(page: Page, address: str) -> None:
    """Until all of it is drawn."""
    page.goto(address)
    page.locator("h1").first.wait_for()
    expect(page.locator(".loading")).to_have_count(0)
    if page.locator(".dash-graph").count():
        page.locator(".dash-graph .main-svg").first.wait_for()
    grid = page.locator(".card.grid:visible")
    if grid.count():  # it draws itself once it comes into view
        grid.scroll_into_view_if_needed()
        page.locator(".ag-row .name-cell").first.wait_for()
        page.locator(".ag-root-wrapper").evaluate("(one) => { one.style.contentVisibility = 'visible'; }")
        page.evaluate("scrollTo(0, 0)")
    page.evaluate("document.fonts.ready.then(() => true)")


def _furnished(services: Services, door: Door) -> dict[str, Any]:
    reports = Reports(services, services.database, services.uploads)
    report = reports.approve(_actor(door, Role.OFFICER), Asked(PLAN))
    form = services.entry.form(COMMAND_LINE, "sz-petrovo", "2015Q2")
    row = next(each for each in form.rows if each.element.code == "capacity")
    correct = Correct("sz-petrovo", "2015Q2", "capacity", {None: "21"}, row.version, "Преброено наново.")
    services.entry.correct(COMMAND_LINE, correct)
    imports = Imports(services.database, services.uploads.parent / "imports")
    plan = imports.send(_actor(door, Role.REPORTER), Sent(TABLE.encode(), "тримесечие.csv"))
    reporter = _guest(door, Role.REPORTER).id
    link = make_link(services.database, COMMAND_LINE, _guest(door, Role.DIRECTOR).id)
    return {"report": report, "plan": plan, "person": reporter, "link": link}


def _guest(door: Door, role: Role) -> Guest:
    return next(each for each in door.sample_people() if each.role is role)


def _actor(door: Door, role: Role) -> Actor:
    found = door.actor_of(door.enter_as(_guest(door, role).id))
    assert found
    return found
