"""Judging the search by queries with known answers: nDCG@10, recall@10 and empty answers, per class and in all."""

from __future__ import annotations

import json
import math
import tempfile
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click

from community.search.document import Document, Part
from community.search.find import find_in
from community.search.port import Change, Page, SearchIndex
from community.search.postgres_index import PostgresIndex
from community.search.whoosh_index import WhooshIndex

EVERYONE = "member"
SCOPE = frozenset({EVERYONE})
DEPTH = 10
BATCH = 200
KINDS = {"profile": "person"}
NAMED = ("profile", "company")


@dataclass(frozen=True, slots=True)
class Score:
    """How one query did."""

    qid: str
    cls: str
    query: str
    ndcg: float
    recall: float
    found: int


def judge(docs_path: Path, queries_path: Path, index: str = "whoosh", database: str = "") -> list[Score]:
    """Index the documents afresh, ask every query as the site would, print the figures and return them."""
    with tempfile.TemporaryDirectory() as folder:
        where = _open(index, Path(folder) / "index", database)
        try:
            docs = read(docs_path)
            generation = where.new_generation()
            fill(where, docs, generation)
            where.activate(generation)
            scores = ask(where, docs, read(queries_path))
        finally:
            where.close()
    report(scores, click.echo)
    return scores


def read(path: Path) -> list[dict[str, Any]]:
    """The rows of a JSONL file."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def fill(where: SearchIndex, docs: Sequence[Mapping[str, Any]], generation: str | None = None) -> None:
    """Put judged documents into an index, numbered in their order."""
    changes = [Change(kind_of(doc), number, document(doc, number)) for number, doc in enumerate(docs, 1)]
    for start in range(0, len(changes), BATCH):
        where.apply(changes[start : start + BATCH], generation)


def document(doc: Mapping[str, Any], number: int) -> Document:
    """A judged document as the site would describe such a thing; title, names, role, company, skills and body only."""
    named = "name" if doc["type"] in NAMED else "title"
    parts = [Part(str(doc.get("title") or ""), EVERYONE, field="name" if named == "name" else "title")]
    parts.append(Part(str(doc.get("name_en") or ""), EVERYONE, field="name"))
    for field in ("role", "company", "dept"):
        parts.append(Part(str(doc.get(field) or ""), EVERYONE, field="keyword"))
    parts.append(Part(", ".join(doc.get("skills") or ()), EVERYONE, field="keyword"))
    parts.append(Part(str(doc.get("body") or ""), EVERYONE))
    return Document(kind_of(doc), number, parts)


def kind_of(doc: Mapping[str, Any]) -> str:
    """The site's word for a judged type."""
    return KINDS.get(str(doc["type"]), str(doc["type"]))


def ask(
    where: SearchIndex, docs: Sequence[Mapping[str, Any]], queries: Iterable[Mapping[str, Any]]
) -> list[Score]:
    """Ask every query and compare the first ten answers with the judged ones."""
    scores = []
    for query in queries:
        results = find_in(where, SCOPE, str(query["query"]), Page(limit=DEPTH))
        answered = [str(docs[hit.id - 1]["id"]) for hit in results.hits]
        rel = {str(doc): float(grade) for doc, grade in query["rel"].items() if float(grade) > 0}
        scores.append(
            Score(
                str(query["qid"]),
                str(query["cls"]),
                str(query["query"]),
                ndcg(answered, rel),
                sum(doc in rel for doc in answered) / max(min(len(rel), DEPTH), 1),
                len(answered) if rel else DEPTH,
            )
        )
    return scores


def ndcg(answered: Sequence[str], rel: Mapping[str, float]) -> float:
    """Discounted gain of the first ten over the best possible; 1 where nothing was to be found."""
    gained = sum(
        (2 ** rel.get(doc, 0.0) - 1) / math.log2(place + 2) for place, doc in enumerate(answered[:DEPTH])
    )
    ideal = sorted(rel.values(), reverse=True)[:DEPTH]
    possible = sum((2**grade - 1) / math.log2(place + 2) for place, grade in enumerate(ideal))
    return gained / possible if possible else 1.0


def classes(scores: Sequence[Score]) -> dict[str, list[Score]]:
    """The scores by class, in the order of first appearance."""
    found: dict[str, list[Score]] = {}
    for score in scores:
        found.setdefault(score.cls, []).append(score)
    return found


def mean(values: Iterable[float]) -> float:
    """The mean, 0 of nothing."""
    listed = list(values)
    return sum(listed) / len(listed) if listed else 0.0


def report(scores: Sequence[Score], say: Callable[[str], object]) -> None:
    """Print a line for each class and one for all."""
    say(f"{'class':<14}{'queries':>8}{'nDCG@10':>9}{'recall@10':>11}{'empty':>7}")
    for name, some in [*classes(scores).items(), ("total", list(scores))]:
        empty = sum(score.found == 0 for score in some)
        figures = f"{mean(s.ndcg for s in some):>9.3f}{mean(s.recall for s in some):>11.3f}"
        say(f"{name:<14}{len(some):>8}{figures}{empty:>7}")


def _open(index: str, folder: Path, database: str) -> SearchIndex:
    if index == "postgres":
        return PostgresIndex(database, prefix="judge_")  # type: ignore[return-value]
    return WhooshIndex(folder)


@click.command()
@click.argument("docs", type=click.Path(exists=True, path_type=Path))
@click.argument("queries", type=click.Path(exists=True, path_type=Path))
@click.option("--index", type=click.Choice(["whoosh", "postgres"]), default="whoosh")
@click.option("--database", default="", help="Of the PostgreSQL adapter.")
@click.option("--worst", default=0, help="Show so many of the worst queries.")
def main(docs: Path, queries: Path, index: str, database: str, worst: int) -> None:
    """Judge the search with DOCS and QUERIES, both JSONL."""
    scores = judge(docs, queries, index, database)
    for score in sorted(scores, key=lambda each: each.ndcg)[:worst]:
        click.echo(f"{score.ndcg:.3f} {score.qid:<18} {score.query}")


if __name__ == "__main__":
    main()
