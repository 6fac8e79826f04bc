"""What every member of every enumeration is called. Tables are found by the name of the enumeration."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum

from tracker.domain.words import Words


def words(member: Enum) -> Words:
    """Raises KeyError for an enumeration without words; a test keeps the tables complete."""
    return TABLES[type(member).__name__][str(member.value)]


def _table(**pairs: tuple[str, str]) -> Mapping[str, Words]:
    return {name: Words(bg, en) for name, (bg, en) in pairs.items()}


TABLES: Mapping[str, Mapping[str, Words]] = {
    "Status": _table(
        achieved=("Постигнат", "Achieved"),
        on_track=("По план", "On track"),
        partly_achieved=("Постигнат отчасти", "Partly achieved"),
        at_risk=("В риск", "At risk"),
        off_track=("Изостава", "Off track"),
        not_achieved=("Непостигнат", "Not achieved"),
        no_data=("Няма данни", "No data"),
        not_computable=("Не може да се изчисли", "Cannot be computed"),
        not_due=("Още не е дължим", "Not due yet"),
        no_target=("Без цел", "No target"),
    ),
    "Reason": _table(
        incomplete=("отчетено е твърде малко", "too little is reported"),
        zero_denominator=("знаменателят е 0", "the denominator is 0"),
        zero_base=("основата за сравнение е 0", "the base of the comparison is 0"),
        no_base=("няма с какво да се сравни", "there is nothing to compare with"),
        no_whole=("показателят няма обща стойност", "the figures have no whole"),
    ),
    "Silent": _table(
        too_few=("известни са по-малко от осем поредни периода", "fewer than eight periods in a row are known"),
        mostly_nought=("повечето стойности са нула", "most figures are nought"),
        year_over=("годината е приключила", "the year is over"),
        unsuited=("индикаторът не се мени с темпо", "the indicator has no pace"),
    ),
    "Move": _table(
        better=("по-добре", "better"),
        worse=("по-зле", "worse"),
        same=("без промяна", "no change"),
        new=("нов", "new"),
        silent=("престана да се отчита", "no longer reported"),
    ),
    "Path": _table(
        accumulate=("натрупване", "adds up over the year"),
        level=("равнище", "held at a level"),
        step=("еднократна промяна на датата", "one step on the date"),
        linear=("равномерно", "in equal steps"),
    ),
    "Measure": _table(
        total=("общо", "total"),
        ratio=("съотношение", "ratio"),
        change=("изменение", "change"),
        milestone=("етап", "milestone"),
        text=("описание", "text"),
    ),
    "Direction": _table(
        increase=("увеличение", "increase"),
        decrease=("намаление", "decrease"),
        maintain=("запазване", "maintain"),
    ),
    "Base": _table(
        previous_year=("същият период на предходната година", "the same period of the year before"),
        baseline=("базовата стойност", "the baseline"),
    ),
    "Layer": _table(
        output=("непосредствен резултат", "output"),
        outcome=("резултат", "outcome"),
        impact=("въздействие", "impact"),
    ),
    "Origin": _table(plan=("от плана", "from the plan"), proposed=("предложен", "proposed")),
    "CellState": _table(
        reported=("отчетено", "reported"),
        missing=("липсва", "missing"),
        not_due=("не се дължи", "not due"),
        not_applicable=("неприложимо", "not applicable"),
        withheld=("скрито с цел поверителност", "withheld for confidentiality"),
    ),
    "Frequency": _table(
        month=("месец", "month"),
        quarter=("тримесечие", "quarter"),
        half_year=("полугодие", "half-year"),
        year=("година", "year"),
    ),
    "Type": _table(
        count=("брой", "count"),
        number=("число", "number"),
        money=("сума", "money"),
        percent=("процент", "percentage"),
        score=("оценка", "score"),
        yes_no=("да или не", "yes or no"),
        date=("дата", "date"),
        text=("текст", "text"),
    ),
    "OverTime": _table(
        sum=("сбор за периодите", "sum of the periods"),
        last=("последната стойност", "the latest figure"),
        mean=("средно за периодите", "mean of the periods"),
        max=("най-голямата стойност", "the highest figure"),
    ),
    "OverUnits": _table(
        sum=("сбор за единиците", "sum of the units"),
        mean=("средно за единиците", "mean of the units"),
        max=("най-голямата от единиците", "the highest of the units"),
        none=("само по единици", "by unit only"),
    ),
    "Subject": _table(
        persons=("лица", "persons"),
        services=("услуги", "services"),
        events=("събития", "events"),
        money=("средства", "money"),
    ),
    "Phase": _table(
        prepare=("подготовка и подаване на проектно предложение", "preparing and submitting a project proposal"),
        transform=("преобразуване или разкриване на услуга", "changing or opening a service"),
        implement=("изпълнение на проекта", "carrying out the project"),
    ),
    "DeadlineKind": _table(
        continuous=("постоянен", "continuous"),
        by_date=("до дата", "by a date"),
        year=("през годината", "within the year"),
        unspecified=("не е посочен", "not given"),
    ),
    "FundingStatus": _table(
        named=("посочено", "named"),
        not_required=("не е необходимо", "not required"),
        unspecified=("не е посочено", "not given"),
    ),
    "ChangeKind": _table(
        change=("промяна на капацитета", "change of capacity"),
        opening=("разкриване", "opening"),
        closure=("закриване", "closure"),
    ),
    "Severity": _table(high=("висока", "high"), medium=("средна", "medium"), low=("ниска", "low")),
    "Gravity": _table(
        error=("грешка", "error"), warning=("предупреждение", "warning"), hint=("подсказка", "hint")),
    "Compare": _table(
        at_most=("най-много", "at most"), at_least=("най-малко", "at least"), equal=("равно", "equal")),
    "Certainty": _table(
        certain=("сигурно", "certain"), likely=("вероятно", "likely"), unknown=("неизвестно", "unknown")
    ),
    "FormStatus": _table(
        draft=("чернова", "draft"),
        submitted=("подаден", "submitted"),
        returned=("върнат за поправка", "returned for correction"),
        approved=("одобрен", "approved"),
        locked=("заключен", "locked"),
    ),
    "RowState": _table(
        not_started=("Не е започната", "Not started"),
        under_way=("В изпълнение", "Under way"),
        done=("Изпълнена", "Done"),
        dropped=("Отпаднала", "Dropped"),
    ),
    "MeasureState": _table(
        open=("Открита", "Open"),
        done=("Изпълнена", "Done"),
        dropped=("Отпаднала", "Dropped"),
    ),
    "Lack": _table(
        target=("без цел", "no target"),
        baseline=("без базова стойност", "no baseline"),
        source=("без източник", "no source"),
        owner=("без отговорник", "nobody responsible"),
    ),
    "FormState": _table(
        not_due=("не се дължи", "not due"),
        not_started=("незапочнат", "not started"),
        draft=("чернова", "draft"),
        submitted=("подаден", "submitted"),
        returned=("върнат", "returned"),
        approved=("одобрен", "approved"),
        locked=("заключен", "locked"),
    ),
    "Todo": _table(
        waiting=("чакат одобрение", "wait for approval"),
        warnings=("с предупреждения", "with warnings"),
        late=("закъсняващи", "late"),
        returned=("върнати", "returned"),
        not_started=("незапочнати", "not started"),
    ),
    "Nudge": _table(
        late=("след срока", "past the deadline"),
        returned=("върнати за поправка", "returned for correction"),
        due=("предстоящи", "soon due"),
        waiting=("чакат одобрение", "wait for approval"),
        behind=("неполучени в срок", "not received in time"),
    ),
    "Delivery": _table(
        sent=("изпратено", "sent"),
        refused=("неприето", "not taken"),
        unknown=("не се знае", "not known"),
    ),
    "Role": _table(
        reporter=("отчитащ", "reporter"),
        monitoring_officer=("експерт по мониторинг и оценка", "monitoring officer"),
        director=("директор", "director"),
        administrator=("администратор", "administrator"),
    ),
    "PlanState": _table(
        draft=("чернова", "a draft"), published=("публикуван", "published"), archived=("архивиран", "archived"),
    ),
    "Act": _table(
        see_plans=("вижда плановете и напредъка по тях", "sees plans and their progress"),
        see_form=("вижда формуляра на единицата с бележките в него", "sees a unit's form, with its notes"),
        see_submitted=("вижда подадените формуляри", "sees submitted forms"),
        see_history=("вижда историята на промените", "sees the history of changes"),
        enter=("въвежда данни", "enters figures"),
        submit=("подава за одобрение", "submits for approval"),
        report_row=("отчита редове на плана (експертът: онези, за които никой не отчита)",
                    "reports rows of the plan (an officer: those that nobody reports)"),
        comment=("коментира", "comments"),
        **{"return": ("връща за поправка", "returns for correction")},
        approve=("одобрява", "approves"),
        reopen=("отваря отново одобрен формуляр", "reopens an approved form"),
        correct=("поправя вместо отчитащия", "corrects in the reporter's place"),
        lock=("заключва формуляр", "locks a form"),
        see_reports=("вижда и изтегля докладите", "sees and downloads the reports"),
        write_report=("пише текстовете на доклада", "writes the words of the report"),
        approve_report=("одобрява доклада", "approves the report"),
        set_targets=("определя цели и базови стойности", "sets targets and baselines"),
        unlock=("отключва формуляр", "unlocks a form"),
        extend=("удължава срок за отчитане", "puts off a deadline"),
        see_board=("вижда кой докъде е с формулярите", "sees how far the forms of all units are"),
        manage_people=("управлява хората и правата им", "manages people and what they may do"),
        see_reminders=("вижда изпратените напомняния", "sees the reminders that were sent"),
        set_reminders=("определя кога се напомня", "sets when reminders are sent"),
        manage_units=("открива, закрива, мести и слива отчетни единици", "opens, closes, moves and merges units"),
        manage_plans=("публикува и архивира планове", "publishes and archives plans"),
        manage_office=("определя настройките на службата", "sets what holds for the office"),
    ),
}
