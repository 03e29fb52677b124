"""The code blocks of documents: found, and the shell's run to see that they show what they give."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Block:
    """A fenced block: what stands after its opening fence, and what is in it."""

    kind: str
    body: str
    line: int


def blocks(text: str) -> list[Block]:
    return [
        Block(found[1], found[2], text.count("\n", 0, found.start()) + 1)
        for found in re.finditer(r"^```([^\n]*)\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)
    ]


def environment(**more: str) -> dict[str, str]:
    """That of this process, with the commands of its interpreter's environment to be found first."""
    return os.environ | {"PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}", **more}


def shell(script: str, cwd: Path, **more: str) -> str:
    done = subprocess.run(
        ["bash", "-euo", "pipefail", "-c", script],
        cwd=cwd, env=environment(**more), stdout=subprocess.PIPE, text=True, check=True,
    )  # fmt: skip
    return done.stdout


def session(body: str) -> Iterator[tuple[str, str]]:
    """The commands of a shell session, each with what it is said to print."""
    for part in re.split(r"^\$ ", body, flags=re.MULTILINE)[1:]:
        command, shown = re.fullmatch(r"((?:[^\n]*\\\n)*[^\n]*\n)(.*)", part, re.DOTALL).groups()  # type: ignore[union-attr]
        yield command, shown


def check_session(block: Block, folder: Path, change: tuple[str, str] = ("", ""), **more: str) -> None:
    """Run a session's commands; what is said to stand at one place of a text may stand at another."""
    for command, shown in session(block.body):
        assert shell(command.replace(*change), folder, **more) == shown.replace(*change), command
