"""Made-up people for trying out each role. They have no passwords: only a sample office lets them in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from tracker.db import people
from tracker.db.history import Line
from tracker.db.work import Work
from tracker.domain.access import Grant, Role
from tracker.domain.element import Unit

SAMPLE_DOMAIN = "@example.org"
SAMPLE_PEOPLE: Mapping[str, tuple[str, Grant]] = {
    "cop": ("Мария Колева", Grant(Role.REPORTER, unit="sz-cop")),
    "petrovo": ("Стоян Динев", Grant(Role.REPORTER, unit="sz-petrovo")),
    "monitoring": ("Елена Тодорова", Grant(Role.OFFICER, unit="stara-zagora")),
    "director": ("Петър Желев", Grant(Role.DIRECTOR, unit="stara-zagora")),
    "administrator": ("Ивана Стоева", Grant(Role.ADMINISTRATOR)),
}


def add_sample_people(work: Work, units: Mapping[str, Unit]) -> Iterator[Line]:
    """Those whose unit this office has."""
    for account, (name, grant) in SAMPLE_PEOPLE.items():
        if grant.unit is None or grant.unit in units:
            id_ = people.add(work.session, account + SAMPLE_DOMAIN, name, [grant])
            added = people.one(work.session, id_)
            yield Line("person", str(id_), None, added.document() if added else None, "sample")
