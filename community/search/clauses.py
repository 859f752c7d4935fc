"""What a plan is made of: weighted terms in bundles, bundles in groups, one group for each thing that was asked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True, slots=True)
class Bundle:
    """Terms that mean one reading of a word; the more of them a text has, the better."""

    terms: tuple[str, ...]
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class Group:
    """Readings of one thing asked for, of which the best counts; an extra one adds to rank but is not asked for."""

    bundles: tuple[Bundle, ...]
    importance: float = 1.0
    is_extra: bool = False


@dataclass(frozen=True, slots=True)
class Plan:
    """What to look for, what the operators said, and what might have been meant.

    `is_empty` means that nothing was asked in words; `is_hollow` that only particles or punctuation were typed.
    `offer` is asked ("…로 검색하시겠어요?"); `instead` was searched because the typed form is in no text.
    """

    groups: tuple[Group, ...] = ()
    filters: Mapping[str, frozenset[str]] = field(default_factory=dict)
    dates: Mapping[str, date] = field(default_factory=dict)
    words: tuple[str, ...] = ()
    text: str = ""
    offer: str | None = None
    instead: str | None = None
    is_hollow: bool = False

    @property
    def is_empty(self) -> bool:
        """Whether no word was asked for."""
        return not self.groups
