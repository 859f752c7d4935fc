"""Figures as bars: plain geometry that a template draws as SVG."""

from __future__ import annotations

from dataclasses import dataclass

from models.companies import MONEY_METRICS, CompanyFigure

WIDTH, HEIGHT = 320, 120
GAP = 0.35
"""Part of a bar's place that stays empty."""


@dataclass(frozen=True)
class Bar:
    """One period: where its bar stands, in the units of a 320 × 120 picture."""

    period: str
    amount: int
    x: float
    y: float
    width: float
    height: float
    is_verified: bool


@dataclass(frozen=True)
class Bars:
    """One metric over its periods."""

    metric: str
    is_money: bool
    bars: list[Bar]
    width: int = WIDTH
    height: int = HEIGHT


def bars_of(figures: dict[str, list[CompanyFigure]]) -> list[Bars]:
    """Bars for every metric with at least two periods; a period that was not reported has no bar."""
    return [_bars(metric, rows) for metric, rows in figures.items() if len(rows) > 1]


def _bars(metric: str, rows: list[CompanyFigure]) -> Bars:
    most = max(row.amount for row in rows) or 1
    place = WIDTH / len(rows)
    bars = [
        Bar(
            period=row.period,
            amount=row.amount,
            x=round(place * (i + GAP / 2), 1),
            y=round(HEIGHT - HEIGHT * row.amount / most, 1),
            width=round(place * (1 - GAP), 1),
            height=round(HEIGHT * row.amount / most, 1),
            is_verified=row.verified_at is not None,
        )
        for i, row in enumerate(rows)
    ]
    return Bars(metric, metric in MONEY_METRICS, bars)
