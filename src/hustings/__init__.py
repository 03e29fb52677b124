"""Election copy into structured, evidenced, checkable claims."""

from __future__ import annotations

from importlib.metadata import version

from hustings.claims import Claim, Evidence
from hustings.extraction import Entity, Extraction, extract, load
from hustings.text import Document, Post

__version__ = version("hustings")

__all__ = ["Claim", "Document", "Entity", "Evidence", "Extraction", "Post", "__version__", "extract", "load"]
