"""HTML: what a page says of itself, what its markup shows, and what is left when it does neither."""

from __future__ import annotations

import json
from datetime import date
from textwrap import dedent

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hustings.read import UnreadableError, read
from hustings.read.html import is_html
from tests.outline import outline

LIVE = {
    "@context": "https://schema.org",
    "@graph": [
        {"@type": "WebPage", "name": "Example News"},
        {
            "@type": ["LiveBlogPosting", "NewsArticle"],
            "headline": "Exeter count live",
            "datePublished": "2024-07-04T21:00:00+01:00",
            "liveBlogUpdate": [
                {
                    "@type": "BlogPosting",
                    "headline": "Labour hold Exeter",
                    "datePublished": "2024-07-05T02:12:00Z",
                    "author": {"@type": "Person", "name": "Asha Rao", "jobTitle": "Political reporter"},
                    "articleBody": "<p>Labour held on by 36 votes.</p><p>Read more</p><ul><li>Lab 17,232</li>"
                    "<li>Con 17,196</li></ul>",
                },
                {
                    "@type": "BlogPosting",
                    "headline": "Polls close &amp; boxes move",
                    "datePublished": "2024-07-04T22:00:00+01:00",
                    "author": [{"@type": "Organization", "name": "Example News"}],
                    "articleBody": "Voting is over.\n\nThe boxes are on the way.",
                },
            ],
        },
    ],
}


def page(body: str, head: str = "") -> str:
    return f"<!doctype html><html><head>{head}</head><body>{body}</body></html>"


def script(content: object) -> str:
    return f'<script type="application/ld+json">{json.dumps(content)}</script>'


def test_live_page_in_its_own_words() -> None:
    document = read(page("<p>Loading …</p>", script(LIVE)))
    assert document.date == date(2024, 7, 5)
    assert (
        outline(document)
        == dedent(
            """
        page
          heading: Exeter count live
        post 2024-07-05T03:12+01:00 by Asha Rao (Political reporter)
          heading: Labour hold Exeter
          time: 2024-07-05T02:12:00Z
          byline: Asha Rao
          byline: Political reporter
          body: Labour held on by 36 votes.
          boilerplate: Read more
          board: Lab 17,232
          board: Con 17,196
        post 2024-07-04T22:00+01:00
          heading: Polls close & boxes move
          time: 2024-07-04T22:00:00+01:00
          body: Voting is over.
          body: The boxes are on the way.
        """
        ).strip()
    )


BLOCKS = {
    "articles with headings": """
        <nav>Home News Sport</nav><main><h1>Election live</h1><p>Follow the count in Exeter with us.</p>
        <div><article><header><h2>Recount in Dover</h2>
        <time datetime="2024-07-05T02:10:00Z">3h ago</time>
        <span class="byline__name">Joel Mensah</span></header>
        <p>There is a recount in Dover tonight.</p></article>
        <article><h2>Turnout is down</h2><time datetime="2024-07-05T01:10:00Z">02:10</time>
        <p>Turnout is 61.2 per cent.</p></article></div></main><footer>© Example</footer>""",
    "blocks with an update time inside": """
        <main><h1>Election live</h1><p>Follow the count in Exeter with us.</p>
        <div class="block" id="block-1"><p class="published-time">
        <time datetime="2024-07-05T02:10:00Z">03.10 BST</time></p><h2>Recount in Dover</h2>
        <a rel="author">Joel Mensah</a>
        <div><p>There is a recount in Dover tonight.</p></div>
        <p class="updated-time">Updated at <time datetime="2024-07-05T03:00:00Z">04.00 BST</time></p></div>
        <div class="block" id="block-2"><p class="published-time">
        <time datetime="2024-07-05T01:10:00Z">02.10 BST</time></p><h2>Turnout is down</h2>
        <div><p>Turnout is 61.2 per cent.</p></div></div></main>""",
    "list items without time elements": """
        <main><h1>Election live</h1><p>Follow the count in Exeter with us.</p><ol>
        <li><span class="post-timestamp">3:10am, 5 July 2024</span><h3>Recount in Dover</h3>
        <p itemprop="author">Joel Mensah</p><p>There is a recount in Dover tonight.</p></li>
        <li><span class="post-timestamp">2:10am, 5 July 2024</span><h3>Turnout is down</h3>
        <p>Turnout is 61.2 per cent.</p></li></ol></main>""",
}


@pytest.mark.parametrize("body", BLOCKS.values(), ids=BLOCKS)
def test_live_page_in_its_markup(body: str) -> None:
    document = read(page(body))
    assert [
        (p.kind, p.time and p.time.isoformat(), p.author, document.headline(p)) for p in document.posts
    ] == [
        ("article", None, None, "Election live"),
        ("post", "2024-07-05T03:10:00+01:00", "Joel Mensah", "Recount in Dover"),
        ("post", "2024-07-05T02:10:00+01:00", None, "Turnout is down"),
    ]
    bodies = [
        document.text[s.start : s.end]
        for p, s in document.segments()
        if p.kind == "post" and s.role == "body"
    ]
    assert bodies == ["There is a recount in Dover tonight.", "Turnout is 61.2 per cent."]


def test_article_with_its_metadata() -> None:
    says = {
        "@type": "NewsArticle",
        "headline": "Labour hold Exeter by 36 votes",
        "datePublished": "2024-07-05T06:10:00+01:00",
        "author": {"@type": "Person", "name": "Asha Rao"},
    }
    body = """
        <header>Menu</header><article><h1>Labour hold Exeter by 36 votes</h1>
        <p>It took <b>three</b> recounts,<br>one after another.</p>
        <figure><img><figcaption>Image source, PA Media</figcaption></figure>
        <table><tr><th>Party</th><th>Votes</th></tr><tr><td>Lab</td><td>17,232</td></tr>
        <tr><td>Con</td><td>17,196</td></tr></table><p>Read more</p>
        <script>var x = "<p>no</p>";</script></article>"""
    assert (
        outline(read(page(body, script(says))))
        == dedent(
            """
        article 2024-07-05T06:10+01:00 by Asha Rao
          heading: Labour hold Exeter by 36 votes
          body: It took three recounts,
          body: one after another.
          boilerplate: Image source, PA Media
          board: Party\tVotes
          board: Lab\t17,232
          board: Con\t17,196
          boilerplate: Read more
        """
        ).strip()
    )


def test_page_without_any_marks_is_left_to_trafilatura() -> None:
    menu = "".join(f"<li><a href='/{n}'>Section {n}</a></li>" for n in range(30))
    prose = "".join(
        f"<p>In ward {n} of Exeter they counted until the morning, and nobody slept.</p>" for n in range(9)
    )
    meta = '<meta property="article:published_time" content="2024-07-05T06:10:00Z">'
    document = read(page(f"<div><ul>{menu}</ul></div><div><h1>Labour hold Exeter</h1>{prose}</div>", meta))
    (post,) = document.posts
    assert document.headline(post) == "Labour hold Exeter"
    assert document.date == date(2024, 7, 5)
    assert "Section 7" not in document.text
    assert sum(s.role == "body" for s in post.segments) == 9


def test_fragment() -> None:
    copy = "<h2>Labour hold Exeter</h2><p>It was&nbsp;close.</p><ul><li>One</li><li>Two &lt; three</li></ul>"
    assert read(copy).text == "Labour hold Exeter\n\nIt was close.\n\n• One\n• Two < three"


@pytest.mark.parametrize(
    ("copy", "wanted"),
    [
        ("<!DOCTYPE html><p>Labour won.", True),
        ("\ufeff\n<!-- saved --> <html><body>Labour won.", True),
        ('<?xml version="1.0"?><html xmlns="x"><body><p>Labour won.</p></body></html>', True),
        ("<div class='a'><p>Labour won.</p></div>", True),
        ("Intro <p>a</p><p>b</p><p>c</p><p>d</p><p>e</p>", True),
        ("Turnout was < 50% in Dover and > 70% in Exeter.", False),
        ("He pasted '<p>' into the box and Labour won.", False),
        ("<p> is a tag, wrote the reporter.", False),
        ("<name withheld> told us that Labour won.", False),
        ("", False),
    ],
)
def test_html_is_told_from_text(copy: str, wanted: bool) -> None:
    assert is_html(copy) is wanted


@pytest.mark.parametrize(
    ("copy", "why"),
    [
        (page("<div>" * 100_000 + "x" + "</div>" * 100_000), "nested too deeply"),
        (page("<script>var x;</script>"), "no text"),
        ("<html></html>", "no"),
    ],
    ids=["deep", "scripts alone", "empty"],
)
def test_html_that_cannot_be_read(copy: str, why: str) -> None:
    with pytest.raises(UnreadableError, match=why):
        read(copy)


@pytest.mark.parametrize(
    "head",
    [
        '<script type="application/ld+json">{"@type": "LiveBlogPosting", </script>',
        '<script type="application/ld+json">' + "[" * 100_000 + "</script>",
        '<script type="application/ld+json"></script>',
        script(
            [None, 1, "x", {"@type": None}, {"@type": "LiveBlogPosting", "liveBlogUpdate": {"author": 3}}]
        ),
        script(
            {"@type": "LiveBlogPosting", "liveBlogUpdate": [{"headline": ["x"], "articleBody": {"a": 1}}, 7]}
        ),
        script({"@type": "NewsArticle", "headline": 5, "datePublished": "yesterday", "author": [[["x"]]]}),
    ],
    ids=["cut off", "deep", "empty", "odd types", "odd updates", "odd article"],
)
def test_metadata_that_says_nothing(head: str) -> None:
    document = read(page("<main><p>Labour held Exeter by 36 votes.</p></main>", head))
    assert document.text.endswith("Labour held Exeter by 36 votes.")


def test_broken_markup_and_odd_characters() -> None:
    copy = page("<main><p>Siân &amp; Łukasz won<td>here \x00 and \ud800 there</p></b></i><li>Two")
    text = read(copy).text
    assert "Siân & Łukasz won" in text and "Two" in text


_TAGS = """<p> </p> <div> </div> <li> <table><tr><td> </td><td> </time> <h2> </h2> <article> </article>
<br> <!-- --> &amp; &#0; <script> </script>
<span/class="byline"> </span> <time/datetime="2024-07-05T02:10:00Z"> 02:14 x"""
_WORDS = [
    "Labour won.",
    "Jane Roe",
    "Lab 1,204",
    " ",
    "\n",
    script({"@type": "NewsArticle", "headline": "A"}),
]
_MARKUP = st.lists(st.sampled_from(_TAGS.split() + _WORDS), max_size=40).map("".join)


@given(_MARKUP)
@settings(max_examples=150, deadline=None)
def test_any_markup_is_read_or_refused(markup: str) -> None:
    try:
        document = read(page(markup))
    except UnreadableError:
        return
    at = 0
    for _, segment in document.segments():
        words = document.text[segment.start : segment.end]
        assert at <= segment.start and words and words == words.strip()
        at = segment.end
