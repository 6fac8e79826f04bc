"""Coming in, being kept waiting, and going out."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from sqlmodel import select

from tests.services.cast import PASSWORD, REPORTER, Town
from tracker.db.tables_people import LinkRow, SessionRow
from tracker.domain.access import COMMAND_LINE, STRANGER
from tracker.errors import Invalid, NotFound
from tracker.services import passwords
from tracker.services.delays import Subject
from tracker.services.links import link_email, use_link
from tracker.services.people import make_link
from tracker.services.sign_in import NewPassword, actor_of, change_password, sign_out, sign_out_everywhere


def refusal(town: Town, name: str = "mara", password: str = "wrong", address: str = "192.0.2.7") -> list[str]:
    with pytest.raises(Invalid) as told:
        town.come(name, password, address)
    return [issue.code for issue in told.value.issues]


def test_a_password_lets_in_and_an_email_may_be_written_in_capitals(town: Town) -> None:
    mara = town.settle("mara", REPORTER)
    assert town.actor(town.come("MARA")) == mara


def test_a_letter_composed_of_two_characters_is_the_same_letter(town: Town) -> None:
    _, link = town.invite("mara")
    use_link(town.database, link, "тихият бял дунав")
    assert town.come("mara", "тихият бял дунав".replace("й", "и\u0306"))


def test_unknown_wrong_disabled_and_without_a_password_are_told_alike(town: Town) -> None:
    town.settle("mara")
    town.invite("new")
    told = []
    for name, password in (("mara", "wrong"), ("nobody", "wrong"), ("new", "wrong"), ("new", "")):
        with pytest.raises(Invalid) as error:
            town.come(name, password, address=name)
        told.append([str(issue.message) for issue in error.value.issues])
        town.clock.pass_by(minutes=1)
    assert told == [["The e-mail or password is wrong."]] * 4


def test_an_unknown_account_takes_as_much_work_as_a_known_one() -> None:
    assert not passwords.outdated(passwords.DUMMY)
    assert not passwords.fits(None, "anything")


def test_each_failure_doubles_the_wait_up_to_a_quarter_of_an_hour(town: Town) -> None:
    town.settle("mara")
    account, address = Subject("account", "mara"), Subject("address", "192.0.2.7")
    assert [account.delay(n) / timedelta(seconds=1) for n in (0, 1, 2, 3, 10, 11, 99)] == [0, 1, 2, 4, 512, 900, 900]
    assert [address.delay(n) / timedelta(seconds=1) for n in (0, 5, 6, 7, 99)] == [0, 0, 1, 2, 900]
    assert refusal(town) == ["wrong"]
    assert refusal(town, password=PASSWORD) == ["wait"]
    town.clock.pass_by(seconds=1)
    assert refusal(town) == ["wrong"]
    town.clock.pass_by(seconds=1.9)
    assert refusal(town, password=PASSWORD) == ["wait"]
    town.clock.pass_by(seconds=0.1)
    assert refusal(town) == ["wrong", "wait"]
    town.clock.pass_by(seconds=4)
    assert town.come("mara")
    assert refusal(town) == ["wrong"]


def test_how_long_to_wait_is_told(town: Town) -> None:
    for _ in range(8):
        refusal(town)
        town.clock.pass_by(minutes=15)
    with pytest.raises(Invalid) as told:
        town.come("mara", "wrong")
    assert str(told.value.issues[1].message) == "The next attempt is possible in 5 minutes."
    town.clock.pass_by(minutes=4)
    with pytest.raises(Invalid, match="possible in 16 seconds"):
        town.come("mara", "wrong")


def test_an_address_that_guesses_at_many_accounts_waits_too_and_others_do_not(town: Town) -> None:
    town.settle("mara")
    for number in range(6):
        assert refusal(town, f"guess{number}") == ["wrong"]
    assert refusal(town, "mara", PASSWORD) == ["wait"]
    assert town.come("mara", address="198.51.100.1")


def test_success_does_not_wash_an_address_clean(town: Town) -> None:
    town.settle("mara")
    for number in range(5):
        refusal(town, f"guess{number}")
    assert town.come("mara")
    refusal(town, "guess6")
    assert refusal(town, "guess7") == ["wait"]


def test_guesses_made_at_once_are_no_way_round_the_delay(town: Town) -> None:
    town.settle("mara")
    with ThreadPoolExecutor(4) as pool:
        codes = list(pool.map(lambda _: refusal(town)[0], range(8)))
    assert sorted(codes) == ["wait"] * 7 + ["wrong"]


def test_failures_are_forgotten_after_a_quiet_day(town: Town) -> None:
    for _ in range(12):
        refusal(town)
        town.clock.pass_by(minutes=16)
    town.clock.pass_by(days=1)
    assert refusal(town) == ["wrong"]


def test_a_session_ends_after_half_a_day_of_rest_and_after_a_week_in_any_case(town: Town) -> None:
    town.settle("mara")
    rests, works = town.come("mara"), town.come("mara")
    for _ in range(14):
        town.clock.pass_by(hours=11)
        assert actor_of(town.database, works)
    assert actor_of(town.database, rests) is None
    town.clock.pass_by(hours=14.1 - 11)
    town.clock.pass_by(hours=11)
    assert actor_of(town.database, works) is None


def test_sessions_that_ran_out_are_cleared_away(town: Town) -> None:
    town.settle("mara")
    town.clock.pass_by(days=8)
    town.come("mara")
    with town.database.reading() as work:
        assert len(work.session.exec(select(SessionRow)).all()) == 1


def test_signing_out_ends_this_session_or_all(town: Town) -> None:
    mara = town.settle("mara")
    here, there, third = (town.come("mara") for _ in range(3))
    sign_out(town.database, here)
    assert [actor_of(town.database, token) for token in (here, there, third)] == [None, mara, mara]
    sign_out_everywhere(town.database, mara)
    assert [actor_of(town.database, token) for token in (there, third)] == [None, None]


def test_only_hashes_of_tokens_are_kept(town: Town) -> None:
    town.settle("mara")
    token, link = town.come("mara"), town.invite("ana")[1]
    with town.database.reading() as work:
        kept = [row.token_hash for table in (SessionRow, LinkRow) for row in work.session.exec(select(table))]
    assert kept
    assert not {token, link} & set(kept)


@pytest.mark.parametrize("token", [None, "", "x", "' or 1=1 --"])
def test_no_token_no_actor(town: Town, token: str | None) -> None:
    assert actor_of(town.database, token) is None


def test_a_link_works_once_and_for_three_days_and_looking_at_it_does_not_use_it_up(town: Town) -> None:
    view, link = town.invite("mara")
    assert [link_email(town.database, link) for _ in range(2)] == ["mara@example.com"] * 2
    use_link(town.database, link, PASSWORD)
    late = make_link(town.database, COMMAND_LINE, view.id)
    town.clock.pass_by(days=3)
    for used in (link, late, "made up"):
        with pytest.raises(NotFound):
            use_link(town.database, used, PASSWORD)


def test_a_later_link_takes_the_place_of_an_earlier_one(town: Town) -> None:
    view, first = town.invite("mara")
    second = make_link(town.database, COMMAND_LINE, view.id)
    with pytest.raises(NotFound):
        use_link(town.database, first, PASSWORD)
    assert use_link(town.database, second, PASSWORD)


def test_a_link_ends_old_sessions_and_the_wait(town: Town) -> None:
    mara = town.settle("mara")
    token, link = town.come("mara"), make_link(town.database, COMMAND_LINE, mara.id)
    for _ in range(9):
        refusal(town)
        town.clock.pass_by(minutes=10)
    use_link(town.database, link, "другата парола е тази")
    assert actor_of(town.database, token) is None
    assert town.come("mara", "другата парола е тази", "198.51.100.1")


@pytest.mark.parametrize("password", ["short", "mara@example.com", "Parola1234", "ааааааааааааа", "x" * 201])
def test_a_poor_password_is_refused_and_the_link_stays(town: Town, password: str) -> None:
    _, link = town.invite("mara")
    with pytest.raises(Invalid) as told:
        use_link(town.database, link, password)
    assert {issue.where for issue in told.value.issues} == {"password"}
    assert use_link(town.database, link, PASSWORD)


def test_changing_the_password_keeps_this_device_in_and_puts_the_others_out(town: Town) -> None:
    mara = town.settle("mara")
    other = town.come("mara")
    token = change_password(town.database, mara, NewPassword(PASSWORD, "другата парола е тази"))
    assert [actor_of(town.database, each) for each in (token, other)] == [mara, None]
    assert refusal(town, password=PASSWORD) == ["wrong"]


def test_changing_the_password_asks_for_the_present_one_and_delays_guesses(town: Town) -> None:
    mara = town.settle("mara")
    for code, new in (("wrong", "другата парола е тази"), ("wait", "другата парола е тази"), ("password", "short")):
        with pytest.raises(Invalid) as told:
            change_password(town.database, mara, NewPassword("wrong", new))
        assert told.value.issues[0].code == code


def test_a_stranger_has_no_password_to_change(town: Town) -> None:
    for act in (lambda: change_password(town.database, STRANGER, NewPassword("x", PASSWORD)), lambda: sign_out_everywhere(town.database, STRANGER)):
        with pytest.raises(NotFound):
            act()
