"""The form a noun takes after a number: 1 място, 21 места; 1 център, 2 центъра (бройна форма)."""

from __future__ import annotations

from decimal import Decimal

# the form after two → the form after one, for the units that plans count in
_ONE_BG = {
    "бройки": "бройка",
    "групи": "група",
    "дела": "дело",
    "деца": "дете",
    "дни": "ден",
    "доклада": "доклад",
    "документа": "документ",
    "договора": "договор",
    "домакинства": "домакинство",
    "души": "душа",
    "евро": "евро",
    "единици": "единица",
    "жилища": "жилище",
    "заведения": "заведение",
    "занятия": "занятие",
    "заповеди": "заповед",
    "институции": "институция",
    "кампании": "кампания",
    "консултации": "консултация",
    "лева": "лев",
    "легла": "легло",
    "лица": "лице",
    "места": "място",
    "месеца": "месец",
    "младежи": "младеж",
    "мерки": "мярка",
    "наблюдения": "наблюдение",
    "обучения": "обучение",
    "оплаквания": "оплакване",
    "организации": "организация",
    "отговора": "отговор",
    "партньорства": "партньорство",
    "посещения": "посещение",
    "потребители": "потребител",
    "програми": "програма",
    "проекта": "проект",
    "процента": "процент",
    "работни места": "работно място",
    "родители": "родител",
    "семейства": "семейство",
    "сесии": "сесия",
    "служители": "служител",
    "случая": "случай",
    "специалисти": "специалист",
    "специалиста": "специалист",
    "срещи": "среща",
    "стойности": "стойност",
    "събития": "събитие",
    "точки": "точка",
    "услуги": "услуга",
    "участия": "участие",
    "участника": "участник",
    "участници": "участник",
    "хора": "човек",
    "центъра": "център",
    "часа": "час",
}
_ONE_EN = {
    "activities": "activity",
    "answers": "answer",
    "campaigns": "campaign",
    "cases": "case",
    "centres": "centre",
    "children": "child",
    "consultations": "consultation",
    "days": "day",
    "events": "event",
    "families": "family",
    "groups": "group",
    "homes": "home",
    "hours": "hour",
    "households": "household",
    "institutions": "institution",
    "meetings": "meeting",
    "months": "month",
    "participants": "participant",
    "partnerships": "partnership",
    "people": "person",
    "persons": "person",
    "places": "place",
    "points": "point",
    "projects": "project",
    "services": "service",
    "sessions": "session",
    "specialists": "specialist",
    "trainings": "training",
    "units": "unit",
    "users": "user",
    "visits": "visit",
}


def noun(number: Decimal, unit: str, lang: str) -> str:
    """The unit as it stands after the number; a unit that is not known stays as it is written."""
    if abs(number) != 1:
        return unit
    known = _ONE_EN if lang == "en" else _ONE_BG
    head, space, rest = unit.partition(" ")
    return known.get(unit) or known.get(head, head) + space + rest


def counted(number: int, one: str, many: str) -> str:
    """`many` is the form after two: `центъра`, `индикатора`, `реда`; Bulgarian uses it after 21 as well."""
    return one if abs(number) == 1 else many
