"""Pages of companies for members."""

from __future__ import annotations

from flask import request

from community.companies import charts, companies, policy, queries, reports
from community.companies.forms import CompanyForm, FigureForm, RoundForm
from community.companies.labels import FACET_LABELS, KINDS, METRICS
from community.core.actor import Actor
from community.core.entrypoints import Pages, read
from community.core.forms import FormState
from community.core.gates import INSIDE
from community.core.locale import _
from community.core.replies import Reply, page, see

pages = Pages("companies", prefix="/companies")


@pages.get("/", limit="read")
def directory(actor: Actor) -> Reply:
    """Companies by kind, industry, region and stage; the address is the whole state."""
    chosen = {facet: request.args.getlist(facet) for facet in queries.FACETS}
    text = request.args.get("q", "").strip()[:80]
    number = request.args.get("page", 1, type=int)
    found = queries.listing(actor, chosen, text=text, page=number)
    template = "companies/_results.html" if request.headers.get("HX-Request") else "companies/directory.html"
    return page(template, found=found, chosen=chosen, text=text, kinds=KINDS, facet_labels=FACET_LABELS)


@pages.get("/awards")
def awards(actor: Actor) -> Reply:
    """Awards that the press reported, with their source."""
    return page("companies/awards.html", awards=queries.network_awards(actor))


@pages.get("/<public_id>", gate=INSIDE, limit="read")
def company(actor: Actor, public_id: str) -> Reply:
    """One company: what it does, who works there, what it won and reported."""
    found = queries.company(actor, public_id)
    figures = queries.figures(actor, found)
    return page(
        "companies/company.html",
        company=found,
        kinds=KINDS,
        metrics=METRICS,
        team=queries.team(actor, found),
        leaders=queries.leaders(found),
        figures=figures,
        charts=charts.bars_of(figures),
        rounds=queries.rounds(actor, found),
        awards=queries.awards(actor, found),
        may_edit=policy.may_edit(actor, found),
        may_report=policy.may_report(actor, found),
        may_verify=policy.may_verify(actor),
        whole_number=policy.may_see_business_number(actor, found),
    )


@pages.get("/<public_id>/edit", gate=INSIDE)
def edit(actor: Actor, public_id: str, form: FormState | None = None) -> Reply:
    """The form of a company's page."""
    found = queries.company(actor, public_id)
    values = {name: getattr(found, name) for name in CompanyForm.model_fields}
    return page("companies/edit.html", company=found, form=form or FormState.of(**values))


@pages.post("/<public_id>/edit", gate=INSIDE, again=edit, limit="edit")
def save(actor: Actor, public_id: str) -> Reply:
    """Keep a company's page."""
    companies.edit(actor, public_id, read(CompanyForm))
    return see("companies.company", public_id=public_id, said=_("회사 정보를 저장했어요."))


@pages.get("/<public_id>/figures", gate=INSIDE)
def figures(actor: Actor, public_id: str, form: FormState | None = None) -> Reply:
    """Figures and investments, and the forms to report them."""
    found = queries.company(actor, public_id)
    return page(
        "companies/figures.html",
        company=found,
        metrics=METRICS,
        figures=queries.figures(actor, found),
        rounds=queries.rounds(actor, found),
        may_report=policy.may_report(actor, found),
        may_verify=policy.may_verify(actor),
        form=form or FormState(),
    )


@pages.post("/<public_id>/figures", gate=INSIDE, again=figures, limit="edit")
def report(actor: Actor, public_id: str) -> Reply:
    """Report a figure."""
    reports.report(actor, public_id, read(FigureForm))
    return see(
        "companies.figures",
        public_id=public_id,
        said=_("지표를 남겼어요. 운영진이 확인하면 모두에게 보여요."),
    )


@pages.post("/<public_id>/rounds", gate=INSIDE, again=figures, limit="edit")
def report_round(actor: Actor, public_id: str) -> Reply:
    """Report an investment."""
    reports.report_round(actor, public_id, read(RoundForm))
    return see(
        "companies.figures", public_id=public_id, said=_("투자 유치를 남겼어요. 운영진이 확인하면 공개돼요.")
    )
