"""Checks: claims against official results and against one another, with verdicts that say why."""

from __future__ import annotations

from hustings.check.checking import check
from hustings.check.verdicts import TYPES, WRONG, Type, Verdict, worst

__all__ = ["TYPES", "WRONG", "Type", "Verdict", "check", "worst"]
