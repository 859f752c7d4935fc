"""Companies in the staff console: entering, verifying, awards."""

from __future__ import annotations

from community.companies import companies, queries, reports
from community.companies.forms import AwardForm, NewCompanyForm
from community.companies.labels import KINDS, METRICS
from community.core.actor import Actor
from community.core.entrypoints import StaffPages, read
from community.core.forms import FormState
from community.core.gates import STAFF
from community.core.locale import _
from community.core.replies import Reply, page, see

pages = StaffPages("companies", prefix="/companies")


@pages.get("/")
def waiting(actor: Actor) -> Reply:
    """Figures that wait to be verified."""
    return page("companies/staff/waiting.html", figures=queries.waiting(actor), metrics=METRICS)


@pages.get("/new", gate=STAFF)
def new(actor: Actor, form: FormState | None = None) -> Reply:
    """The form of a new company."""
    return page("companies/staff/new.html", form=form or FormState(), kinds=KINDS)


@pages.post("/new", gate=STAFF, again=new)
def add(actor: Actor) -> Reply:
    """Enter a company."""
    company = companies.add(actor, read(NewCompanyForm))
    return see("companies.company", public_id=company.public_id, said=_("회사를 등록했어요."))


@pages.post("/<public_id>/verification", gate=STAFF)
def verify(actor: Actor, public_id: str) -> Reply:
    """Confirm who a company is."""
    companies.verify(actor, public_id)
    return see("companies.company", public_id=public_id, said=_("회사를 확인했어요."))


@pages.post("/<public_id>/figures/<int:figure_id>/verification", gate=STAFF)
def verify_figure(actor: Actor, public_id: str, figure_id: int) -> Reply:
    """Confirm a figure."""
    reports.verify(actor, public_id, figure_id)
    return see("staff_companies.waiting", said=_("지표를 확인했어요."))


@pages.post("/<public_id>/rounds/<int:round_id>/confirmation", gate=STAFF)
def confirm_round(actor: Actor, public_id: str, round_id: int) -> Reply:
    """Confirm an investment."""
    reports.confirm_round(actor, public_id, round_id)
    return see("companies.figures", public_id=public_id, said=_("투자 유치를 확인했어요."))


@pages.get("/<public_id>/awards/new", gate=STAFF)
def new_award(actor: Actor, public_id: str, form: FormState | None = None) -> Reply:
    """The form of an award."""
    return page(
        "companies/staff/award.html", company=queries.company(actor, public_id), form=form or FormState()
    )


@pages.post("/<public_id>/awards/new", gate=STAFF, again=new_award)
def add_award(actor: Actor, public_id: str) -> Reply:
    """Enter an award."""
    companies.add_award(actor, public_id, read(AwardForm))
    return see("companies.company", public_id=public_id, said=_("수상 기록을 남겼어요."))
