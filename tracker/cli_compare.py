"""`tracker compare`: two periods, two units or two plans side by side."""

from __future__ import annotations

from typing import Annotated

import typer

from tracker.cli_base import Format, FormatOption, command, database_open, owner, show, told

compare = typer.Typer()
Text = str | None


@command(compare, "compare", "Two periods, two units or two plans side by side.")
def compare_two(
    plan: Annotated[str, typer.Option(help=told("The plan's code."))],
    period: Annotated[Text, typer.Option(help=told("The period, such as 2015Q3."))] = None,
    unit: Annotated[Text, typer.Option(help=told("One unit; with it, --with-unit is the other."))] = None,
    with_plan: Annotated[Text, typer.Option(help=told("Another plan: the indicators that share a concept."))] = None,
    with_period: Annotated[Text, typer.Option(help=told("The other period; of another plan, its own."))] = None,
    with_unit: Annotated[Text, typer.Option(help=told("The other unit."))] = None,
    how: FormatOption = Format.TABLE,
) -> None:
    from tracker.services.comparing import Question, What, records
    from tracker.services.services import Services

    what = What.PLANS if with_plan else What.UNITS if unit or with_unit else What.PERIODS
    with database_open() as database:
        asked = Question(what, plan, period, unit, with_plan, with_period, with_unit)
        show(records(Services(database).compare(owner(), asked)), how)
