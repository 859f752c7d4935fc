"""Figures and investments: reported by the company, verified by staff, seen by others only then."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

import pytest

from community.companies import companies, policy, queries, reports
from community.companies.forms import CompanyForm, FigureForm, NewCompanyForm, RoundForm
from community.core import clock
from community.core.actor import Actor
from community.core.errors import Invalid, NotAllowed, NotFound
from community.core.forms import parse
from models.accounts import Member, Role
from models.base import db
from models.companies import Company, CompanyFigure
from tests import make
from tests.cast import Cast

ActorOf = Callable[[Member], Actor]
AUTUMN = datetime(2026, 11, 24, tzinfo=UTC)


def figure(amount: int = 120_000_000, period: str = "2026-Q3") -> FigureForm:
    return parse(
        FigureForm, {"metric": "revenue", "period": period, "amount": amount, "source": "부가세 신고서"}
    )


@pytest.fixture
def ceo(cast: Cast) -> Member:
    return make.member("장대표", Role.REPRESENTATIVE, company_id=cast.hanbit.id)


@pytest.fixture
def delegate(cast: Cast) -> Member:
    member = make.member("조담당", Role.ALUMNUS)
    make.grant(member, Role.DELEGATE, company_id=cast.hanbit.id, scopes=["figures"])
    return member


def test_who_may_report_edit_and_verify(cast: Cast, ceo: Member, delegate: Member, actor_of: ActorOf) -> None:
    table = {  # person: (edit, report, verify)
        ceo: (True, True, False),
        delegate: (False, True, False),
        cast.mina: (False, False, False),
        cast.joon: (False, False, False),
        cast.hyun: (False, False, False),
        cast.dal: (True, True, True),
        cast.bora: (True, True, True),
    }
    for person, expected in table.items():
        actor = actor_of(person)
        may = (
            policy.may_edit(actor, cast.hanbit),
            policy.may_report(actor, cast.hanbit),
            policy.may_verify(actor),
        )
        assert tuple(map(bool, may)) == expected, person.name


def test_others_see_a_figure_once_it_is_verified(cast: Cast, ceo: Member, actor_of: ActorOf) -> None:
    with clock.frozen(AUTUMN):
        made = reports.report(actor_of(ceo), cast.hanbit.public_id, figure())
    assert queries.figures(actor_of(cast.joon), cast.hanbit) == {}
    assert [f.id for f in queries.figures(actor_of(ceo), cast.hanbit)["revenue"]] == [made.id]
    reports.verify(actor_of(cast.dal), cast.hanbit.public_id, made.id)
    assert [f.amount for f in queries.figures(actor_of(cast.joon), cast.hanbit)["revenue"]] == [120_000_000]


def test_a_correction_keeps_what_stood_before_and_waits_again(
    cast: Cast, ceo: Member, actor_of: ActorOf
) -> None:
    with clock.frozen(AUTUMN):
        first = reports.report(actor_of(ceo), cast.hanbit.public_id, figure(100))
        reports.verify(actor_of(cast.dal), cast.hanbit.public_id, first.id)
        reports.report(actor_of(ceo), cast.hanbit.public_id, figure(200))
        again = reports.report(actor_of(ceo), cast.hanbit.public_id, figure(200))
    rows = db.session.query(CompanyFigure).order_by(CompanyFigure.id).all()
    assert [(r.amount, r.replaced_at is None) for r in rows] == [(100, False), (200, True)]
    assert again.id == rows[1].id and again.verified_at is None


def test_a_late_figure_says_so_and_a_future_one_is_refused(
    cast: Cast, ceo: Member, actor_of: ActorOf
) -> None:
    with clock.frozen(AUTUMN):
        late = reports.report(actor_of(ceo), cast.hanbit.public_id, figure(period="2025"))
        assert late.is_late
        with pytest.raises(Invalid):
            reports.report(actor_of(ceo), cast.hanbit.public_id, figure(period="2028"))


@pytest.mark.parametrize(
    ("period", "ends"),
    [
        ("2026", (2027, 1)),
        ("2026-Q3", (2026, 10)),
        ("2026-Q4", (2027, 1)),
        ("2026-09", (2026, 10)),
        ("2026-12", (2027, 1)),
    ],
)
def test_periods_end_where_the_next_begins(period: str, ends: tuple[int, int]) -> None:
    assert reports.end_of(period) == datetime(*ends, 1, tzinfo=UTC)


@pytest.mark.parametrize("amount", ["", "많이", "-1", "1e9", "１２", "12.5.1만", None, [], {}])
def test_what_is_no_sum_is_refused_at_its_field(amount: object) -> None:
    with pytest.raises(Invalid) as refusal:
        parse(FigureForm, {"metric": "revenue", "period": "2026", "amount": amount, "source": "신고서"})
    assert "amount" in refusal.value.errors


@pytest.mark.parametrize(
    ("said", "won"),
    [("3억 2000만", 320_000_000), ("1,500만원", 15_000_000), ("12000", 12_000), ("0.5억", 50_000_000)],
)
def test_money_is_read_as_koreans_write_it(said: str, won: int) -> None:
    form = parse(FigureForm, {"metric": "revenue", "period": "2026", "amount": said, "source": "신고서"})
    assert form.amount == won


def test_a_figure_of_another_company_does_not_exist(cast: Cast, ceo: Member, actor_of: ActorOf) -> None:
    with clock.frozen(AUTUMN):
        made = reports.report(actor_of(ceo), cast.hanbit.public_id, figure())
    with pytest.raises(NotFound):
        reports.verify(actor_of(cast.dal), cast.saebom.public_id, made.id)


def test_an_investment_is_seen_when_confirmed(cast: Cast, ceo: Member, actor_of: ActorOf) -> None:
    form = parse(
        RoundForm,
        {"stage": "시리즈 A", "amount_least": "10억", "amount_most": "20억", "closed_on": "2026-05-01"},
    )
    made = reports.report_round(actor_of(ceo), cast.hanbit.public_id, form)
    assert queries.rounds(actor_of(cast.joon), cast.hanbit) == []
    with pytest.raises(NotAllowed):
        reports.confirm_round(actor_of(ceo), cast.hanbit.public_id, made.id)
    reports.confirm_round(actor_of(cast.dal), cast.hanbit.public_id, made.id)
    assert len(queries.rounds(actor_of(cast.joon), cast.hanbit)) == 1


def test_a_guest_sees_no_company(cast: Cast, actor_of: ActorOf) -> None:
    with pytest.raises(NotFound):
        queries.company(actor_of(cast.oh), cast.hanbit.public_id)
    assert queries.listing(actor_of(cast.oh), {}).total == 0


def test_the_same_business_number_twice_is_refused(cast: Cast, actor_of: ActorOf) -> None:
    form = parse(
        NewCompanyForm, {"name": "가온로보틱스", "kind": "resident", "business_number": "220-81-62517"}
    )
    made = companies.add(actor_of(cast.dal), form)
    assert made.masked_business_number == "220-81-*****"
    with pytest.raises(Invalid) as refusal:
        companies.add(actor_of(cast.dal), form)
    assert "business_number" in refusal.value.errors


def test_a_former_name_is_remembered(cast: Cast, ceo: Member, actor_of: ActorOf) -> None:
    companies.edit(actor_of(ceo), cast.hanbit.public_id, parse(CompanyForm, {"name": "한빛에이아이"}))
    kept = db.session.get_one(Company, cast.hanbit.id)
    assert kept.name == "한빛에이아이" and [n.name for n in kept.former_names] == ["한빛정밀"]


def test_facets_count_what_the_other_choices_leave(cast: Cast, actor_of: ActorOf) -> None:
    for name, kind, industry in [
        ("가", "resident", "의료"),
        ("나", "resident", "제조"),
        ("다", "graduate", "의료"),
    ]:
        make.company(name, kind=kind, industry=industry)
    found = queries.listing(actor_of(cast.mina), {"kind": ["resident"]})
    assert found.total == 2
    assert dict(found.facets["kind"]) == {"participant": 2, "resident": 2, "graduate": 1}
    assert dict(found.facets["industry"]) == {"의료": 1, "제조": 1}
