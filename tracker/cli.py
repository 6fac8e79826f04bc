"""The command `tracker`. Commands import what they need when they run, so that help answers in a blink."""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tracker.cli_base import (
    FOUND,
    LANG,
    MISUSED,
    Format,
    FormatOption,
    command,
    complain,
    open_database,
    owner,
    show,
    told,
)
from tracker.cli_care import care
from tracker.cli_compare import compare
from tracker.cli_export import export
from tracker.cli_files import files
from tracker.cli_forms import forms
from tracker.cli_import import imports
from tracker.cli_money import measures, money
from tracker.cli_office import office as office_settings
from tracker.cli_plan import plan_new, states
from tracker.cli_remind import remind, reminders
from tracker.cli_report import kept, report
from tracker.cli_review import periods
from tracker.cli_rows import rows
from tracker.cli_targets import baseline, targets
from tracker.cli_units import units
from tracker.cli_users import users
from tracker.cli_words import speak
from tracker.settings import Settings

if TYPE_CHECKING:
    from tracker.db.work import Database
    from tracker.domain.period import Period
    from tracker.services.services import Services

ACTOR = "command line"
LOCAL = ("127.0.0.1", "localhost", "::1")
EVERYWHERE = ("0.0.0.0", "::", "[::]")  # noqa: S104  # told apart, not listened at


app = typer.Typer(help=told("Follows whether a municipality's plan for social services is being carried out."),
                  no_args_is_help=True, add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False)
plans = typer.Typer(help=told("The plans as printed."), no_args_is_help=True, rich_markup_mode=None)
app.add_typer(plans, name="plan")
app.add_typer(users, name="users")
app.add_typer(care)
app.add_typer(compare)
app.add_typer(imports)
app.add_typer(report)
app.add_typer(kept, name="reports")
app.add_typer(export)
app.add_typer(files)
app.add_typer(forms, name="forms")
app.add_typer(targets, name="targets")
app.add_typer(baseline, name="baseline")
plans.registered_commands += plan_new.registered_commands
app.add_typer(states, name="plans")
app.add_typer(office_settings, name="office")
app.add_typer(periods, name="periods")
app.add_typer(remind)
app.add_typer(reminders, name="reminders")
app.add_typer(rows, name="rows")
app.add_typer(measures, name="measures")
app.add_typer(money, name="money")
app.add_typer(units, name="units")


class By(StrEnum):
    UNIT = "unit"


PeriodOption = Annotated[str, typer.Option("--period", help=told("The period: 2015, 2015H1, 2015Q3 or 2015-07."))]


def parse_period(text: str) -> Period:
    from tracker.domain.period import Period

    try:
        return Period.parse(text)
    except ValueError:
        sentence = told("“{period}” is not a period; write 2015, 2015H1, 2015Q3 or 2015-07.")
        print(sentence.format(period=text), file=sys.stderr)
        raise typer.Exit(MISUSED) from None


def office() -> Services:
    from tracker.services.services import Services

    return Services(open_database())


@command(app, "check", "Read all definitions strictly and tell every problem, with its file and line.")
def check() -> None:
    from tracker.catalog.catalog import check_catalog

    issues = check_catalog(Settings.current().home)
    complain(issues)
    if any(not issue.warning for issue in issues):
        raise typer.Exit(FOUND)
    print(told("The definitions are sound."), file=sys.stderr)


@command(app, "evaluate",
         "Judge the figures of a folder without a database: indicators.yaml, values.csv, "
         "and the file that units: names.")
def evaluate(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help=told("The folder."))],
    period: PeriodOption,
    how: FormatOption = Format.TABLE,
    by: Annotated[By | None, typer.Option(help=told("Also each unit alone."))] = None,
) -> None:
    from tracker.services.evaluation import evaluate_folder

    at = parse_period(period)
    show(evaluate_folder(folder, at, by_unit=by is By.UNIT), how)


@command(app, "init", "Prepare the database: tables, definitions, plans.")
def init(
    sample: Annotated[bool, typer.Option("--sample", help=told("With the sample figures: for trying it out."))] = False,
) -> None:
    from tracker.services.setup import prepare

    settings = Settings.current()
    prepare(settings.home, settings.database_url, sample=sample)
    print(told("The database is ready."), file=sys.stderr)


@command(app, "sync", "Show how the definitions differ from the database and, once confirmed, apply it.")
def sync(yes: Annotated[bool, typer.Option("--yes", help=told("Apply it without asking."))] = False) -> None:
    from tracker.catalog.catalog import load_catalog
    from tracker.services.sync import apply_sync, sync_plan
    from tracker.text.render import render

    database, catalog = open_database(), load_catalog(Settings.current().home)
    planned = sync_plan(catalog, database)
    for difference in planned.differences:
        print(render(difference.message, LANG))
    if not planned.to_do:
        print(told("Nothing to apply."), file=sys.stderr)
    elif yes or typer.confirm(told("Apply this?"), err=True):
        apply_sync(database, planned, ACTOR)
        print(told("Applied."), file=sys.stderr)
        _tell_drafts(database)
    else:
        raise typer.Exit(FOUND)


def _tell_drafts(database: Database) -> None:
    from tracker.domain.plan import PlanState
    from tracker.services.plan_states import PlanDesk
    from tracker.services.sittings import Sittings

    for line in PlanDesk(Sittings(database)).list(owner()).lines:
        if line.state is PlanState.DRAFT:
            words = told("Plan {code} is a draft. To publish it, run: tracker plans publish {code}")
            print(words.format(code=line.plan.code), file=sys.stderr)


@command(app, "progress", "What the rules say of a plan's indicators, from approved figures.")
def progress(
    plan: Annotated[str, typer.Option(help=told("The plan's code."))],
    period: PeriodOption,
    unit: Annotated[str | None, typer.Option(help=told("One unit alone."))] = None,
    how: FormatOption = Format.TABLE,
) -> None:
    at = parse_period(period)
    show(office().progress(owner(), plan, at, unit), how)


@command(plans, "list", "The plans that are followed here.")
def list_plans(how: FormatOption = Format.TABLE) -> None:
    from tracker.catalog.catalog import load_plans
    from tracker.services.plans import plan_list

    show(plan_list(load_plans(Settings.current().home), LANG), how)


@command(plans, "show", "A plan, whole, as printed and as read.")
def show_plan(
    code: Annotated[str, typer.Argument(metavar="CODE", help=told("The plan's code."))],
    how: FormatOption = Format.TABLE,
) -> None:
    from tracker.catalog.catalog import load_plans
    from tracker.services.output import as_json
    from tracker.services.plans import one_plan, plan_document, plan_rows

    plan = one_plan(load_plans(Settings.current().home), code)
    if how is Format.JSON:
        print(as_json(plan_document(plan)))
    else:
        show(plan_rows(plan, LANG), how)


@command(app, "demo", "Prepare a sample office if there is no database yet, and serve it.")
def demo(port: Annotated[int | None, typer.Option(help=told("The port."))] = None) -> None:
    from tracker.services.setup import brought_up, is_prepared, prepare

    settings = Settings.current()
    if is_prepared(settings.database_url):
        brought_up(settings.database_url)
    else:
        prepare(settings.home, settings.database_url, sample=True)
    _serve(settings, port)


@command(app, "serve", "Serve the pages.")
def serve(port: Annotated[int | None, typer.Option(help=told("The port."))] = None) -> None:
    _serve(Settings.current(), port)


def _serve(settings: Settings, port: int | None) -> None:
    from tracker.cli_server import claim, run

    if office().is_sample() and settings.host not in LOCAL:
        print(told("A sample office is served on this machine only; unset TRACKER_HOST."), file=sys.stderr)
        raise typer.Exit(MISUSED)
    claim(settings.host, port or settings.port)
    here = "127.0.0.1" if settings.host in EVERYWHERE else settings.host
    address = f"http://{here}:{port or settings.port}"
    print(told("Open {address} in a browser.").format(address=address), file=sys.stderr)
    run(settings.host, port or settings.port, settings.workers)


speak(app)


def main() -> None:
    app()
