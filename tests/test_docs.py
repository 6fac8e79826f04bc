"""What the documents point at is there."""

from __future__ import annotations

import re

from tests.harness.sources import ROOT

LINK = re.compile(r"\]\(([^)#\s]+)")


def test_every_link_and_picture_of_the_documents_leads_somewhere() -> None:
    documents = [ROOT / "README.md", ROOT / "CHANGELOG.md", *sorted((ROOT / "docs").glob("*.md"))]
    links = [(page, each) for page in documents for each in LINK.findall(page.read_text(encoding="utf-8")) if ":" not in each]
    assert len(links) > 30
    assert [f"{page.name}: {each}" for page, each in links if not (page.parent / each).exists()] == []


def test_every_document_is_found_from_the_readme() -> None:
    told = set(LINK.findall((ROOT / "README.md").read_text(encoding="utf-8")))
    assert {f"docs/{page.name}" for page in (ROOT / "docs").glob("*.md")} - told == set()
