"""What was read of a document, as lines that a test can show: each post's head, then its segments by role.

post 2024-07-05T03:12+01:00 by Asha Rao (Reporter)
  heading: Recount in Dover
  body: It is close.
"""

from __future__ import annotations

from hustings.text import Document, Post


def outline(document: Document) -> str:
    """The posts of a document with their segments, one a line; a line end inside a segment is shown as ¶."""
    lines = []
    for post in document.posts:
        lines.append(_head(post))
        lines += [f"  {s.role}: {document.text[s.start : s.end]}".replace("\n", "¶") for s in post.segments]
    return "\n".join(lines)


def heads(document: Document) -> list[str]:
    """The posts of a document, one a line, each with its headline."""
    return [f"{_head(post)}: {document.headline(post)}" for post in document.posts]


def _head(post: Post) -> str:
    time = f" {post.time.isoformat(timespec='minutes')}" if post.time else ""
    author = f" by {post.author}" if post.author else ""
    role = f" ({post.author_role})" if post.author_role else ""
    return f"{post.kind}{time}{author}{role}"
