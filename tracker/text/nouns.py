"""The form a noun takes after a number: 1 място, 21 места; 1 център, but 2 центъра, not „центрове“ (бройна форма)."""

from __future__ import annotations

from decimal import Decimal

# units as plans write them, in the plural → the one of it
_ONE_BG = {
    "групи": "група", "дела": "дело", "деца": "дете", "дни": "ден", "домакинства": "домакинство", "души": "душа",
    "екипи": "екип", "единици": "единица", "жилища": "жилище", "заведения": "заведение", "занимания": "занимание",
    "занятия": "занятие", "заповеди": "заповед", "инициативи": "инициатива", "институции": "институция",
    "кампании": "кампания", "консултации": "консултация", "легла": "легло", "лица": "лице", "места": "място",
    "мерки": "мярка", "младежи": "младеж", "наблюдения": "наблюдение", "нощувки": "нощувка", "обаждания": "обаждане",
    "обучения": "обучение", "оплаквания": "оплакване", "организации": "организация", "оценки": "оценка",
    "партньорства": "партньорство", "помещения": "помещение", "порции": "порция", "посещения": "посещение",
    "посредничества": "посредничество", "потребители": "потребител", "проверки": "проверка", "програми": "програма",
    "работни места": "работно място", "работодатели": "работодател", "родители": "родител", "семейства": "семейство",
    "сесии": "сесия", "служители": "служител", "специалисти": "специалист", "срещи": "среща", "стойности": "стойност",
    "супервизии": "супервизия", "събития": "събитие", "съдействия": "съдействие", "точки": "точка", "услуги": "услуга",
    "участия": "участие", "участници": "участник", "хора": "човек",
}  # fmt: skip

# masculine nouns, but for those of people: the plural → the one of it, the form after two
_COUNTED_BG = {
    "договори": ("договор", "договора"), "доклади": ("доклад", "доклада"), "документи": ("документ", "документа"),
    "домове": ("дом", "дома"), "индикатори": ("индикатор", "индикатора"), "курсове": ("курс", "курса"),
    "лева": ("лев", "лева"), "материали": ("материал", "материала"), "месеци": ("месец", "месеца"),
    "модули": ("модул", "модула"), "отговори": ("отговор", "отговора"), "планове": ("план", "плана"),
    "проекти": ("проект", "проекта"), "процеси": ("процес", "процеса"), "редове": ("ред", "реда"),
    "семинари": ("семинар", "семинара"), "сигнали": ("сигнал", "сигнала"), "случаи": ("случай", "случая"),
    "центрове": ("център", "центъра"), "часове": ("час", "часа"),
}  # fmt: skip

_ONE_EN = {
    "activities": "activity", "answers": "answer", "assessments": "assessment", "assistances": "assistance",
    "attendances": "attendance", "calls": "call", "campaigns": "campaign", "cases": "case", "centres": "centre",
    "checks": "check", "children": "child", "consultations": "consultation", "courses": "course", "days": "day",
    "documents": "document", "employers": "employer", "events": "event", "families": "family", "groups": "group",
    "homes": "home", "hours": "hour", "households": "household", "indicators": "indicator",
    "initiatives": "initiative", "institutions": "institution", "materials": "material", "meals": "meal",
    "measures": "measure", "meetings": "meeting", "modules": "module", "months": "month", "nights": "night",
    "parents": "parent", "participants": "participant", "partnerships": "partnership", "people": "person",
    "persons": "person", "placements": "placement", "places": "place", "points": "point", "posts": "post",
    "projects": "project", "reports": "report", "services": "service", "sessions": "session",
    "specialists": "specialist", "teams": "team", "trainings": "training", "units": "unit", "users": "user",
    "visits": "visit", "count": "",
}  # fmt: skip

_ONE: dict[str, dict[str, str]] = {
    "bg": _ONE_BG | {form: one for plural, (one, two) in _COUNTED_BG.items() for form in (plural, two)},
    "en": _ONE_EN,
}
_MANY: dict[str, dict[str, str]] = {
    "bg": {plural: two for plural, (_, two) in _COUNTED_BG.items()},
    "en": {"count": ""},  # in English a count needs no word of its own
}


def noun(number: Decimal, unit: str, lang: str) -> str:
    """The unit as it stands after the number; a unit that is not known stays as it is written."""
    known = (_ONE if abs(number) == 1 else _MANY)[lang]
    head, space, rest = unit.partition(" ")
    return known[unit] if unit in known else known.get(head, head) + space + rest


def counted(number: int, one: str, many: str) -> str:
    """`many` is the form after two: `центъра`, `индикатора`, `реда`; Bulgarian uses it after 21 as well."""
    return one if abs(number) == 1 else many
