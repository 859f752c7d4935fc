"""Signing in by a mailed code: the same answer for everybody, few tries, one browser, one session."""

from __future__ import annotations

import re
import threading
from datetime import timedelta
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import func, select

from community.accounts import codes, signing_in
from community.accounts.codes import Asking
from community.accounts.sessions import Browser
from community.core import clock, limits
from community.core.actor import VISITOR
from community.core.errors import Invalid
from community.core.writing import begin_writing
from models.accounts import LoginSession, Member, MemberStatus
from models.base import db
from models.journal import JournalEntry
from models.sign_in import CodePurpose, LoginCode
from tests import make
from tests.accounts.post_box import ask, code_for, come_in, letters, link_for, other_than, text_of
from tests.cast import Cast


def live_sessions(member: Member) -> list[LoginSession]:
    rows = db.session.scalars(select(LoginSession).where(LoginSession.member_id == member.id))
    return [row for row in rows if row.is_live(clock.now())]


def journalled(kind: str) -> int:
    return db.session.scalar(select(func.count()).where(JournalEntry.kind == kind)) or 0


def test_a_code_by_mail_lets_its_owner_in(client: FlaskClient, cast: Cast) -> None:
    answer = come_in(client, cast.mina, after="/settings/sessions")
    assert answer.status_code == 303 and answer.location == "/settings/sessions"
    assert [session.method for session in live_sessions(cast.mina)] == ["code"]


def test_the_mail_goes_out_after_the_answer_and_to_the_stored_address(
    app: Flask, client: FlaskClient
) -> None:
    minsu = make.member("김민수", "alumnus", email="Minsu.Kim@mail.example")
    ask(client, "MINSU.kim@MAIL.example")
    assert not (app.extensions["settings"].data_dir / "mail").exists()
    assert [letter["To"] for letter in letters()] == ["Minsu.Kim@mail.example"]
    assert code_for(minsu)


@pytest.fixture
def addresses(cast: Cast) -> dict[str, str]:
    status = {"suspended": MemberStatus.SUSPENDED.value, "closed": MemberStatus.CLOSED.value}
    addresses = {kind: f"{kind:x<9}@mail.example" for kind in ("active", "staff", *status, "unknown")}
    make.member("재직", "alumnus", email=addresses["active"])
    make.member("직원", "staff", email=addresses["staff"])
    for kind, state in status.items():
        make.member("지난", "alumnus", status=state, email=addresses[kind])
    return addresses


def _seen_from_outside(answer: Any, address: str) -> tuple[Any, ...]:
    headers = sorted(
        (name, value)
        for name, value in answer.headers
        if name not in {"X-Request-Id", "Server-Timing", "Set-Cookie", "Date"}
    )
    cookies = sorted(value.split("=")[0] for value in answer.headers.getlist("Set-Cookie"))
    sizes = [len(value) // 50 for value in answer.headers.getlist("Set-Cookie")]
    return answer.status_code, headers, cookies, sizes, _without_tokens(answer.text).replace(address, "…")


def _without_tokens(text: str) -> str:
    return re.sub(r'(value|content)="[\w.-]{60,}"', "", text)


def test_same_answer_for_every_kind_of_address(
    app: Flask, client: FlaskClient, addresses: dict[str, str]
) -> None:
    answers = {}
    for kind, address in addresses.items():
        limits.clear()
        browser = app.test_client()
        asked = _seen_from_outside(ask(browser, address), address)
        shown = _seen_from_outside(browser.get("/sign-in/code"), address)
        refused = _seen_from_outside(browser.post("/sign-in/code", data={"code": "000000"}), address)
        answers[kind] = (asked, shown, refused)
    for kind, answer in answers.items():
        assert answer == answers["active"], kind


def test_asking_costs_the_same_statements(app: Flask, client: FlaskClient, addresses: dict[str, str]) -> None:
    spent = {
        kind: ask(app.test_client(), address).headers["Server-Timing"].split("desc=")[1]
        for kind, address in addresses.items()
    }
    assert len(set(spent.values())) == 1, spent


def test_only_an_active_account_gets_in_or_a_code(client: FlaskClient, addresses: dict[str, str]) -> None:
    for kind in ("suspended", "closed", "unknown"):
        ask(client, addresses[kind])
    for letter in letters():
        assert "정지되어" in text_of(letter)
    assert len(letters()) == 2


def test_an_account_suspended_after_asking_stays_out(client: FlaskClient, cast: Cast) -> None:
    ask(client, cast.mina.email)
    code = code_for(cast.mina)
    with begin_writing():
        db.session.get_one(Member, cast.mina.id).status = MemberStatus.SUSPENDED.value
        db.session.commit()
    assert client.post("/sign-in/code", data={"code": code}).status_code == 422
    assert live_sessions(cast.mina) == []


def test_the_sixth_try_fails_even_when_it_is_right(client: FlaskClient, cast: Cast) -> None:
    ask(client, cast.mina.email)
    code = code_for(cast.mina)
    for _try in range(5):
        assert client.post("/sign-in/code", data={"code": other_than(code)}).status_code == 422
    assert client.post("/sign-in/code", data={"code": code}).status_code == 422
    assert live_sessions(cast.mina) == []


def test_the_fifth_try_may_be_right(client: FlaskClient, cast: Cast) -> None:
    ask(client, cast.mina.email)
    code = code_for(cast.mina)
    for _try in range(4):
        client.post("/sign-in/code", data={"code": other_than(code)})
    assert client.post("/sign-in/code", data={"code": code}).status_code == 303


def test_a_code_works_only_in_the_browser_that_asked(app: Flask, client: FlaskClient, cast: Cast) -> None:
    ask(client, cast.mina.email)
    code = code_for(cast.mina)
    other = app.test_client()
    assert other.post("/sign-in/code", data={"code": code}).status_code == 303
    ask(other, cast.joon.email)
    assert other.post("/sign-in/code", data={"code": code}).status_code == 422
    assert live_sessions(cast.mina) == []


def test_a_code_is_used_up(app: Flask, client: FlaskClient, cast: Cast) -> None:
    ask(client, cast.mina.email)
    key = db.session.scalars(select(LoginCode.browser_hash)).one()
    code = code_for(cast.mina)
    with client.session_transaction() as cookie:
        kept = dict(cookie["asked"])
    client.post("/sign-in/code", data={"code": code})
    again = app.test_client()
    with again.session_transaction() as cookie:
        cookie["asked"] = kept
    assert again.post("/sign-in/code", data={"code": code}).status_code == 422
    assert len(live_sessions(cast.mina)) == 1 and key


def test_asking_again_voids_the_code_before(app: Flask, client: FlaskClient, cast: Cast) -> None:
    ask(client, cast.mina.email)
    first = code_for(cast.mina)
    with client.session_transaction() as cookie:
        kept = dict(cookie["asked"])
    ask(client, cast.mina.email)
    earlier = app.test_client()
    with earlier.session_transaction() as cookie:
        cookie["asked"] = kept
    assert earlier.post("/sign-in/code", data={"code": first}).status_code == 422
    assert client.post("/sign-in/code", data={"code": code_for(cast.mina)}).status_code == 303


@pytest.mark.parametrize(("minutes", "status"), [(9, 303), (11, 422)])
def test_a_code_lives_ten_minutes(client: FlaskClient, cast: Cast, minutes: int, status: int) -> None:
    ask(client, cast.mina.email)
    code = code_for(cast.mina)
    with clock.frozen(clock.now() + timedelta(minutes=minutes)):
        assert client.post("/sign-in/code", data={"code": code}).status_code == status


def test_two_right_tries_at_once_make_one_session(app: Flask, client: FlaskClient, cast: Cast) -> None:
    ask(client, cast.mina.email)
    code = code_for(cast.mina)
    with client.session_transaction() as cookie:
        key = cookie["asked"]["key"]
    secret = app.extensions["settings"].secret_key
    together = threading.Barrier(2)
    outcomes: list[bool] = []

    def enter() -> None:
        with app.app_context():
            together.wait()
            try:
                signing_in.by_code(VISITOR, key, code, Browser(), secret=secret)
                outcomes.append(True)
            except Invalid:
                outcomes.append(False)
            finally:
                db.session.remove()

    threads = [threading.Thread(target=enter) for _turn in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(outcomes) == [False, True]
    assert len(live_sessions(cast.mina)) == 1


def test_five_codes_an_hour_then_words_and_a_time_to_wait(
    app: Flask, client: FlaskClient, cast: Cast
) -> None:
    for _turn in range(5):
        assert ask(app.test_client(), cast.mina.email).status_code == 303
    refused = ask(client, cast.mina.email.upper())
    assert refused.status_code == 429
    assert int(refused.headers["Retry-After"]) > 60
    assert cast.mina.email.upper() in refused.text


def test_strangers_who_use_up_the_tries_do_not_lock_the_owner_out(
    app: Flask, client: FlaskClient, cast: Cast
) -> None:
    come_in(client, cast.mina)
    client.post("/sign-out")
    limits.clear()
    for number in range(1000):
        browser = app.test_client()
        browser.post(
            "/sign-in",
            data={"email": cast.mina.email},
            environ_base={"REMOTE_ADDR": f"203.0.{number // 250}.{number % 250}"},
        )
    assert ask(app.test_client(), cast.mina.email).status_code == 429
    assert come_in(client, cast.mina).status_code == 303


def test_after_three_wrong_tries_the_next_mail_brings_a_link(
    app: Flask, client: FlaskClient, cast: Cast
) -> None:
    ask(client, cast.mina.email)
    wrong = other_than(code_for(cast.mina))
    for _turn in range(3):
        client.post("/sign-in/code", data={"code": wrong})
    ask(client, cast.mina.email)
    link = link_for(cast.mina)
    browser = app.test_client()
    for method in (browser.get, browser.get, browser.get, browser.head):
        answer = method(link)
        assert answer.status_code == 200
        assert answer.headers["Referrer-Policy"] == "no-referrer"
    assert live_sessions(cast.mina) == []
    assert browser.post(link).status_code == 303
    assert len(live_sessions(cast.mina)) == 1
    assert app.test_client().post(link).status_code == 422


def test_the_link_holds_for_a_day_after_wrong_tries(client: FlaskClient, cast: Cast) -> None:
    ask(client, cast.mina.email)
    wrong = other_than(code_for(cast.mina))
    for _turn in range(3):
        client.post("/sign-in/code", data={"code": wrong})
    with clock.frozen(clock.now() + timedelta(hours=25)):
        limits.clear()
        ask(client, cast.mina.email)
        assert code_for(cast.mina)


def test_guessing_everywhere_at_once_rings_the_alarm_and_brings_links(app: Flask, cast: Cast) -> None:
    secret = app.extensions["settings"].secret_key
    for number in range(34):
        victim = make.member(f"사람{'가나다라마바사아자차'[number % 10]}", "alumnus")
        key = f"browser-{number}"
        codes.ask(VISITOR, Asking(CodePurpose.SIGN_IN, key, email=victim.email), secret=secret)
        right = code_for(victim)
        for _turn in range(3):
            with pytest.raises(Invalid):
                signing_in.by_code(VISITOR, key, other_than(right), Browser(), secret=secret)
    assert journalled("ManyWrongCodes") == 1
    codes.ask(VISITOR, Asking(CodePurpose.SIGN_IN, "calm", email=cast.mina.email), secret=secret)
    assert link_for(cast.mina)


TWINS = [
    "mına@mail.example",
    "mİna@mail.example",
    "ｍｉｎａ@mail.example",
    "mína@mail.example",
    "mi\u200bna@mail.example",
]


@pytest.mark.parametrize("twin", TWINS)
def test_a_twin_of_an_address_opens_and_hears_nothing(client: FlaskClient, twin: str) -> None:
    mina = make.member("민아", "alumnus", email="mina@mail.example")
    answer = ask(client, twin)
    assert answer.status_code in {303, 422}
    assert all(letter["To"] == mina.email for letter in letters())
    with client.session_transaction() as cookie:
        typed = (cookie.get("asked") or {}).get("email", "")
    assert typed in {"", "mina@mail.example"}


STRANGE = [
    "",
    "²",
    "１２３４５６7",
    "1e400",
    "9" * 5000,
    "\ud800",
    "\x00",
    "true",
    "null",
    "[]",
    "12 34",
    "<b>",
    "'; --",
]


@pytest.mark.parametrize("strange", STRANGE)
@pytest.mark.parametrize("field", ["email", "code", "next"])
def test_strange_values_are_refused_in_words(
    client: FlaskClient, cast: Cast, field: str, strange: str
) -> None:
    ask(client, cast.mina.email)
    typed = strange.encode("utf-8", "surrogatepass")
    path = {"email": "/sign-in", "code": "/sign-in/code", "next": "/sign-in"}[field]
    data: dict[str, Any] = {"email": cast.mina.email, "code": "000000"}
    data = {field: typed} | ({"email": data["email"]} if field == "next" else {})
    answer = client.post(path, data=data)
    assert answer.status_code in {303, 400, 422}
    if field != "next":
        assert answer.status_code != 303


def test_an_unknown_field_is_refused(client: FlaskClient, cast: Cast) -> None:
    answer = client.post("/sign-in", data={"email": cast.mina.email, "member_id": "1"})
    assert answer.status_code == 422 and letters() == []


AWAY = [
    "//evil.example",
    "/\\evil.example",
    "/%09/evil.example",
    "https:evil.example",
    "https://evil.example",
    "\x01//evil.example",
    "http://user@evil.example",
    "javascript:alert(1)",
    "///evil.example",
    "/" + "a" * 600,
]


@pytest.mark.parametrize("away", AWAY)
def test_after_sign_in_nobody_is_led_away(client: FlaskClient, cast: Cast, away: str) -> None:
    answer = come_in(client, cast.mina, after=away)
    assert answer.location in {"/", "/%09/evil.example"}
    assert not (answer.location or "").startswith("//")


def test_forms_need_their_token(app: Flask, cast: Cast) -> None:
    app.config["WTF_CSRF_ENABLED"] = True
    browser = app.test_client()
    try:
        for path in ("/sign-in", "/sign-in/code", "/sign-in/link/" + "x" * 43, "/sign-out"):
            assert browser.post(path, data={"email": cast.mina.email}).status_code == 400, path
    finally:
        app.config["WTF_CSRF_ENABLED"] = False
    assert letters() == []


def test_a_foreign_page_cannot_send_the_form(client: FlaskClient, cast: Cast) -> None:
    for headers in ({"Origin": "https://evil.example"}, {"Origin": "null"}, {"Sec-Fetch-Site": "cross-site"}):
        answer = client.post("/sign-in", data={"email": cast.mina.email}, headers=headers)
        assert answer.status_code == 400, headers
    assert letters() == []


def test_the_table_keeps_no_usable_code_or_link(client: FlaskClient, cast: Cast) -> None:
    ask(client, cast.mina.email)
    code = code_for(cast.mina)
    row = db.session.scalars(select(LoginCode)).one()
    with client.session_transaction() as cookie:
        key = cookie["asked"]["key"]
    assert code not in (row.code_hash, row.link_hash or "") and key != row.browser_hash


def test_codes_long_dead_are_forgotten(client: FlaskClient, cast: Cast) -> None:
    ask(client, cast.mina.email)
    with clock.frozen(clock.now() + timedelta(days=3)):
        ask(client, cast.joon.email)
    assert [row.member_id for row in db.session.scalars(select(LoginCode))] == [cast.joon.id]


def test_a_letter_in_the_language_of_its_reader(client: FlaskClient) -> None:
    make.member("Ann", "alumnus", email="ann@mail.example", language="en")
    ask(client, "ann@mail.example")
    assert "code" in str(letters()[0]["Subject"]).lower()
