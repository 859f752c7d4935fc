"""Companies through their pages, as each role."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from flask.testing import FlaskClient

from models.accounts import Role
from models.base import db
from models.companies import Company
from tests import make
from tests.cast import Cast

As = Callable[..., FlaskClient]


def test_the_directory_and_a_page_show_what_belongs_there(cast: Cast, as_: As) -> None:
    browser = as_(cast.mina)
    listed = browser.get("/companies/").get_data(as_text=True)
    assert "한빛정밀" in listed and "새봄소프트" in listed
    shown = browser.get(f"/companies/{cast.hanbit.public_id}").get_data(as_text=True)
    assert "김미나" in shown and "1기" in shown and "박준" not in shown


@pytest.mark.parametrize("path", ["", "/edit", "/figures"])
def test_a_guest_cannot_tell_that_a_company_exists(cast: Cast, as_: As, path: str) -> None:
    there = as_(cast.oh).get(f"/companies/{cast.hanbit.public_id}{path}")
    nowhere = as_(cast.oh).get(f"/companies/{'x' * 22}{path}")
    assert there.status_code == nowhere.status_code == 404


def test_a_member_who_may_not_edit_is_told_why_and_changes_nothing(cast: Cast, as_: As) -> None:
    answer = as_(cast.mina).post(f"/companies/{cast.hanbit.public_id}/edit", data={"name": "다른 이름"})
    assert answer.status_code == 403 and "대표와 담당자" in answer.get_data(as_text=True)
    assert db.session.get_one(Company, cast.hanbit.id).name == "한빛정밀"


def test_a_refused_form_keeps_what_was_typed(cast: Cast, as_: As) -> None:
    ceo = make.member("장대표", Role.REPRESENTATIVE, company_id=cast.hanbit.id)
    answer = as_(ceo).post(
        f"/companies/{cast.hanbit.public_id}/edit",
        data={"name": "", "summary": "새 소개", "website": "javascript:alert(1)"},
    )
    text = answer.get_data(as_text=True)
    assert (
        answer.status_code == 422
        and "새 소개" in text
        and "꼭 적어 주세요" in text
        and "https://로 시작하는" in text
    )


def test_staff_verifies_through_the_console_and_members_cannot_reach_it(cast: Cast, as_: As) -> None:
    path = f"/staff/companies/{cast.hanbit.public_id}/verification"
    assert as_(cast.mina).post(path).status_code == 404
    assert as_(cast.dal).post(path).status_code == 303
    assert db.session.get_one(Company, cast.hanbit.id).verified_by_id == cast.dal.id


def test_every_company_page_speaks_english(cast: Cast, as_: As) -> None:
    browser = as_(cast.dal)
    browser.set_cookie("language", "en")
    for path in (
        "/companies/",
        f"/companies/{cast.hanbit.public_id}",
        "/staff/companies/",
        "/companies/awards",
    ):
        answer = browser.get(path)
        assert answer.status_code == 200 and 'lang="en"' in answer.get_data(as_text=True)
