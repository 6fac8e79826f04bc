"""What the library for commands says itself, in the reader's language: usage, headings, what was typed wrongly.

Its sentences are fixed English; each is recognised and told as our own. One that is not known here stays as it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO, Any

import typer
from typer.core import TyperCommand, TyperGroup

from tracker.cli_base import told

UsageError: type[Exception] = typer.BadParameter.__bases__[0]
SENTENCES = tuple((re.compile(pattern, re.DOTALL), words) for pattern, words in (
    (r"Missing (argument|parameter) (?P<name>.+?)\.", told("The argument {name} is missing.")),
    (r"Missing option (?P<name>.+?)\.( Choose from:.*)?", told("The option {name} is missing.")),
    (r"Missing command\.", told("A command is missing.")),
    (r"No such command (?P<name>.+?)\. Did you mean (?P<others>.+)\?",
     told("There is no command {name}. Did you mean {others}?")),
    (r"No such command (?P<name>.+?)\.", told("There is no command {name}.")),
    (r"No such option: (?P<name>\S+) \(Possible options: (?P<others>.+)\)",
     told("There is no option {name}. Did you mean {others}?")),
    (r"No such option: (?P<name>\S+)( Did you mean .*)?", told("There is no option {name}.")),
    (r"Option (?P<name>.+) requires an argument\.", told("The option {name} needs a value.")),
    (r"Option (?P<name>.+) does not take a value\.", told("The option {name} takes no value.")),
    (r"Got unexpected extra argument(\(s\)|s)? \((?P<name>.+)\)", told("This is too much: {name}.")),
    (r"Invalid value for (?P<name>.+?): (?P<why>.+)", told("The value of {name} does not fit: {why}")),
    (r"(Value error, )?(?P<value>'.*?') is not one of (?P<others>.+)", told("{value} is not one of {others}")),
    (r"Input should be a valid integer.*", told("a whole number is needed"))))
PARTS = (("Usage: ", told("Usage: ")), ("[OPTIONS]", told("[OPTIONS]")),
         ("COMMAND [ARGS]...", told("COMMAND [ARGS]...")))
HELP = (*PARTS, ("\nOptions:\n", f"\n{told('Options')}:\n"), ("\nCommands:\n", f"\n{told('Commands')}:\n"),
        ("\nArguments:\n", f"\n{told('Arguments')}:\n"),
        ("Show this message and exit.", told("Show this message and exit.")),
        ("[required]", f"[{told('required')}]"), ("[default: ", f"[{told('default')}: "))


class Misused(typer.BadParameter):
    """What was typed wrongly, told already."""

    def format_message(self) -> str:
        return self.message

    def show(self, file: IO[Any] | None = None) -> None:
        if self.ctx is not None:
            hint = told("Help: {command} --help").format(command=self.ctx.command_path)
            typer.echo(f"{self.ctx.get_usage()}\n{hint}\n", file=file, err=True)
        typer.echo(self.format_message(), file=file, err=True)


class Command(TyperCommand):
    def make_context(self, *args: Any, **about: Any) -> Any:
        with _in_our_words():
            return super().make_context(*args, **about)

    def get_usage(self, ctx: Any) -> str:
        return _replaced(super().get_usage(ctx), PARTS)

    def get_help(self, ctx: Any) -> str:
        return _replaced(super().get_help(ctx), HELP)


class Group(TyperGroup):
    def make_context(self, *args: Any, **about: Any) -> Any:
        with _in_our_words():
            return super().make_context(*args, **about)

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        with _in_our_words():
            return super().resolve_command(ctx, args)

    def get_usage(self, ctx: Any) -> str:
        return _replaced(super().get_usage(ctx), PARTS)

    def get_help(self, ctx: Any) -> str:
        return _replaced(super().get_help(ctx), HELP)


def speak(app: typer.Typer) -> None:
    """Groups and commands of `app`, and of all below it, speak the reader's language."""
    app.info.cls = Group
    for command in app.registered_commands:
        command.cls = Command
    for group in app.registered_groups:
        if group.typer_instance is not None:
            speak(group.typer_instance)


@contextmanager
def _in_our_words() -> Iterator[None]:
    try:
        yield
    except UsageError as error:
        if type(error).show is not UsageError.show:  # type: ignore[attr-defined]  # help, or told already
            raise
        raise Misused(in_words(error.format_message()), getattr(error, "ctx", None)) from None  # type: ignore[attr-defined]


def in_words(text: str) -> str:
    for pattern, words in SENTENCES:
        if found := pattern.fullmatch(text):
            return words.format(**{name: in_words(each) for name, each in found.groupdict().items()})
    return text


def _replaced(text: str, parts: tuple[tuple[str, str], ...]) -> str:
    for ours, told_as in parts:
        text = text.replace(ours, told_as, 1)
    return text
