"""Pages sent to annotators in Doccano and taken back: nothing is sent twice, nothing is lost without a word."""

from __future__ import annotations

import re
import socket
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hustings.cli import main
from hustings.corpus.markup import load, parse
from hustings.corpus.page import LABELS
from tests.doccano import LEAD, PASSWORD, Doccano, serving
from tests.documents import blocks, check_session

pytest.importorskip("doccano_client", reason="the extra 'annotate' is not installed")

from hustings.annotate import server as servers
from hustings.annotate.carrying import Changes
from hustings.annotate.guidelines import guideline, shipped
from hustings.annotate.labels import as_json
from hustings.annotate.offsets import Units
from hustings.annotate.pushing import digest

ROOT = Path(__file__).parents[1]
PROJECT = "Night"
NIGHT = """\
# split: dev
# style: live blog

[Labour|Y]'s [Ivy Okoro|C] held [Halifax|S] by 212 votes.
@ win candidate=Ivy Okoro; party=Labour; seat=Halifax; outcome=hold :: Ivy Okoro held Halifax
@ defeat winner=Ivy Okoro; seat=Halifax; margin=212 :: Ivy Okoro held Halifax by 212 votes
Turnout in [Halifax|S] was 61%.
@ turnout seat=Halifax; share=61 :: Turnout in Halifax was 61%"""
TEXT = parse(NIGHT, "night").text


@pytest.fixture
def doccano(monkeypatch: pytest.MonkeyPatch) -> Iterator[Doccano]:
    """A server with a project on it, which whoever leads the work is logged in to."""
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    monkeypatch.chdir(ROOT)
    with serving() as doccano:
        monkeypatch.setenv("HUSTINGS_DOCCANO", doccano.url)
        monkeypatch.setenv("HUSTINGS_DOCCANO_PASSWORD", PASSWORD)
        monkeypatch.setenv("HUSTINGS_DOCCANO_USER", LEAD)
        assert main(["annotate", "project", PROJECT]) == 0
        yield doccano


@pytest.fixture
def night(tmp_path: Path) -> Path:
    return marked(tmp_path, NIGHT)


def marked(folder: Path, source: str, name: str = "night") -> Path:
    path = folder / f"{name}.marked"
    path.write_bytes(source.encode())
    return path


def push(*files: Path, options: tuple[str, ...] = ()) -> int:
    return main(["annotate", "push", *map(str, files), "--project", PROJECT, *options])


def pull(out: Path, *files: Path) -> int:
    return main(["annotate", "pull", *map(str, files), "--project", PROJECT, "--out", str(out)])


def at(words: str, text: str = TEXT, nth: int = 1) -> tuple[int, int]:
    """Where words stand, as Doccano counts: in the code units of JavaScript's strings."""
    start = -1
    for _ in range(nth):
        start = text.index(words, start + 1)
    units = [len(text[:n].encode("utf-16-le")) // 2 for n in (start, start + len(words))]
    return units[0], units[1]


class TestOffsets:
    @pytest.mark.parametrize(
        ("before", "units"),
        [
            ("", 0),
            ("été ", 4),
            ("\N{PARTY POPPER} ", 3),
            ("e\N{COMBINING ACUTE ACCENT} ", 3),
            ("\U0001f468\U0001f3fb\u200d\U0001f692 ", 8),
            ("\N{REGIONAL INDICATOR SYMBOL LETTER G}\N{REGIONAL INDICATOR SYMBOL LETTER B} ", 5),
            ("\r\n\N{ZERO WIDTH SPACE}", 3),
        ],
    )
    def test_a_name_stands_behind_so_many_code_units(self, before: str, units: int) -> None:
        counted = Units(before + "Halifax")
        assert counted.of(len(before)) == units
        assert counted.to_offset(units) == len(before)

    @given(st.text(max_size=40))
    def test_every_character_is_found_again(self, text: str) -> None:
        text = text.encode("utf-8", "ignore").decode()
        counted = Units(text)
        for offset in range(len(text) + 1):
            assert counted.of(offset) == len(text[:offset].encode("utf-16-le")) // 2
            assert counted.to_offset(counted.of(offset)) == offset

    @pytest.mark.parametrize("units", [1, 3, -1])
    def test_what_ends_inside_a_character_or_behind_the_text_is_refused(self, units: int) -> None:
        with pytest.raises(ValueError, match="no character"):
            Units("\N{PARTY POPPER}").to_offset(units)


class TestProject:
    def test_the_label_set_is_that_of_the_markup(self, capsys: pytest.CaptureFixture[str]) -> None:
        assert main(["annotate", "labels"]) == 0
        written = capsys.readouterr().out
        assert written == as_json() == (ROOT / "annotations/doccano.json").read_text(encoding="utf-8")

    def test_it_has_labels_and_guidelines_and_is_not_made_twice(
        self, doccano: Doccano, capsys: pytest.CaptureFixture[str]
    ) -> None:
        (project,) = doccano.projects
        assert (project["name"], project["project_type"]) == (PROJECT, "SequenceLabeling")
        assert not project["collaborative_annotation"] and not project["grapheme_mode"]
        doccano.labels[0]["background_color"] = "#000000"
        doccano.add(doccano.labels, {**doccano.labels[0], "text": "OTHER", "suffix_key": None})
        project["guideline"] = "old"
        assert main(["annotate", "project", PROJECT, "--shared"]) == 0
        assert main(["annotate", "project", "Day"]) == 0
        assert [each["name"] for each in doccano.projects] == [PROJECT, "Day"]
        assert project["collaborative_annotation"]
        assert project["guideline"].startswith("## Names")
        assert [(each["text"], each["suffix_key"]) for each in doccano.labels[:5]] == [
            ("CANDIDATE", "c"), ("PERSON", "p"), ("PARTY", "y"), ("SEAT", "s"), ("OTHER", None),
        ]  # fmt: skip
        assert len({each["background_color"] for each in doccano.labels[:4]}) == 4
        assert capsys.readouterr().out.splitlines() == [
            f"Night: brought up to date at {doccano.url}/projects/{project['id']}",
            f"Day: made at {doccano.url}/projects/{doccano.projects[1]['id']}",
        ]

    def test_the_guidelines_are_what_the_project_says_of_names_and_claims(self) -> None:
        told = guideline((ROOT / "annotations/README.md").read_text(encoding="utf-8"))
        assert told == shipped()
        assert all(f"`{label}`" in told for label in LABELS)
        assert "| `win` |" in told and "hustings annotate" not in told
        assert guideline("Mark names.\n") == "Mark names."


class TestPush:
    def test_a_page_goes_once_with_its_names_and_what_it_is_found_by(
        self, doccano: Doccano, night: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        capsys.readouterr()
        assert push(night, night) == 0
        assert push(night) == 0
        (example,) = doccano.examples
        assert example["text"] == TEXT
        assert example["meta"] == {
            "style": "live blog",
            "split": "dev",
            "doc": "night",
            "digest": digest(TEXT),
        }
        assert doccano.marked(LEAD) == [
            ("night", *at("Labour"), "PARTY"),
            ("night", *at("Ivy Okoro"), "CANDIDATE"),
            ("night", *at("Halifax"), "SEAT"),
            ("night", *at("Halifax", nth=2), "SEAT"),
        ]
        assert capsys.readouterr().out.splitlines() == [
            "1 page sent, 1 there already; 4 names marked",
            "0 pages sent, 1 there already; 0 names marked",
        ]

    def test_plain_copy_goes_with_the_names_that_are_found(self, doccano: Doccano, tmp_path: Path) -> None:
        copy = tmp_path / "plain.txt"
        copy.write_bytes(f"\n \N{PARTY POPPER} {TEXT}\n\n".encode())
        assert push(copy, options=("--country", "gb")) == 0
        shown = f"\N{PARTY POPPER} {TEXT}"
        assert doccano.examples[0]["text"] == shown
        assert doccano.examples[0]["meta"]["country"] == "gb"
        assert ("plain", *at("Ivy Okoro", shown), "CANDIDATE") in doccano.marked(LEAD)
        assert ("plain", *at("Halifax", shown, 2), "SEAT") in doccano.marked(LEAD)

    def test_a_page_can_go_without_names(self, doccano: Doccano, night: Path) -> None:
        assert push(night, options=("--bare",)) == 0
        assert len(doccano.examples) == 1 and doccano.spans == []

    def test_what_was_cut_short_is_ended_and_what_was_begun_is_left(
        self, doccano: Doccano, night: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        push(night)
        all_names = doccano.marked(LEAD)
        del doccano.spans[2:]
        push(night)
        assert doccano.marked(LEAD) == all_names
        doccano.edit(LEAD, "night", at("Labour"), None)
        push(night)
        assert doccano.marked(LEAD) == all_names[1:]
        monkeypatch.setenv("HUSTINGS_DOCCANO_USER", "ada")
        push(night)
        assert doccano.marked("ada") == all_names
        doccano.spans.clear()
        doccano.confirm("ada")
        push(night)
        assert doccano.spans == []

    def test_a_page_that_is_refused_never_stops_the_others(
        self, doccano: Doccano, night: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        bad = marked(night.parent, "\nA\0B", "bad")
        gone = night.parent / "gone.marked"
        assert push(bad, gone, night, options=("--bare",)) == 2
        assert [each["meta"]["doc"] for each in doccano.examples] == ["night"]
        lines = capsys.readouterr().err.splitlines()
        assert [line.split(":")[1].strip() for line in lines] == [str(gone), "bad"]
        assert "Null characters are not allowed" in lines[1]


class TestPull:
    @pytest.mark.parametrize(
        "name", sorted(path.stem for path in (ROOT / "corpus/posts").glob("*-*-*"))[::20]
    )
    def test_what_nobody_has_changed_comes_back_as_it_was(
        self, name: str, doccano: Doccano, tmp_path: Path
    ) -> None:
        path = ROOT / f"corpus/posts/{name}.marked"
        push(path)
        doccano.confirm(LEAD)
        assert pull(tmp_path / "out", path) == 0
        assert load(tmp_path / f"out/{name}.marked") == load(path)

    @pytest.mark.parametrize(
        "text",
        [
            "\N{PARTY POPPER}\N{PARTY POPPER} [Halifax|S] \N{PARTY POPPER} [Labour|Y]",
            "\n\t\u2003[Zoe\N{COMBINING DIAERESIS} Okoro|C] won.\r\n [Halifax|S]\u00a0\n \n",
            "[Halifax|S]",
            " \n ",
            "\U0001f468\U0001f3fb\u200d\U0001f692 [José Ruiz|P] \U0001f1ec\U0001f1e7[Green|Y]",
        ],
    )
    def test_any_characters_come_back_as_they_were(self, text: str, doccano: Doccano, tmp_path: Path) -> None:
        path = marked(tmp_path, f"\n{text}")
        push(path)
        doccano.confirm(LEAD)
        assert pull(tmp_path / "out", path) == 0
        assert (tmp_path / "out/night.marked").read_bytes() == path.read_bytes()

    def test_names_are_corrected_claims_carried_along_and_those_in_doubt_are_told(
        self, doccano: Doccano, night: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        push(night)
        doccano.edit(LEAD, "night", at("Halifax", nth=2), None)
        doccano.edit(LEAD, "night", None, (at("Turnout in")[0], at("Halifax", nth=2)[1] + 1, "SEAT"))
        doccano.edit(LEAD, "night", at("Labour"), (*at("Labour"), "PERSON"))
        doccano.confirm(LEAD)
        capsys.readouterr()
        out = night.parent / "out"
        assert pull(out, night) == 0
        expected = NIGHT.replace("[Labour|Y]", "[Labour|P]").replace(
            "Turnout in [Halifax|S] was", "[Turnout in Halifax|S] was"
        )
        assert load(out / "night.marked") == parse(expected, "night")
        assert capsys.readouterr().out.splitlines() == [
            "night: 4 names, 3 claims, names changed in 2 places",
            "night: line 2 of the text: turnout: names among its words have been changed",
            "0 pages not confirmed",
        ]

    @pytest.mark.parametrize(
        ("now", "lost"),
        [
            ((*at("votes"), "NUMBER"), "line 1 of the text: NUMBER 'votes' has none of the labels"),
            ((at("held")[0], at("Halifax")[0] + 3, "SEAT"), "overlaps the name before"),
            ((at("votes")[0], at("Turnout")[1], "SEAT"), "holds what the markup cannot carry"),
            ((at(" was")[0], at(" was")[0] + 1, "SEAT"), "marks white space"),
            ((500, 503, "SEAT"), "a SEAT from 500 to 503 is not in the text"),
        ],
    )
    def test_a_name_that_cannot_be_kept_is_told(
        self,
        now: tuple[int, int, str],
        lost: str,
        doccano: Doccano,
        night: Path,
        capsys: pytest.CaptureFixture[str],
    ) -> None:
        push(night)
        doccano.edit(LEAD, "night", None, now)
        doccano.confirm(LEAD)
        out = night.parent / "out"
        assert pull(out, night) == 1
        (line,) = capsys.readouterr().err.splitlines()
        assert line.startswith("hustings: night: ") and lost in line
        assert load(out / "night.marked").claims == load(night).claims

    def test_a_claim_whose_words_have_been_changed_is_told(
        self, doccano: Doccano, night: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        push(night)
        doccano.examples[0]["text"] = TEXT.replace("212 votes", "221 votes\nin all")
        for span in doccano.spans[3:]:
            for end in ("start_offset", "end_offset"):
                span[end] += len("\nin all")
        doccano.confirm(LEAD)
        capsys.readouterr()
        out = night.parent / "out"
        assert pull(out, night) == 1
        told = capsys.readouterr()
        assert told.err.splitlines() == [
            "hustings: night: the words of this claim have been changed: @ defeat winner=Ivy Okoro; "
            "seat=Halifax; margin=212 :: Ivy Okoro held Halifax by 212 votes"
        ]
        assert "night: 4 names, 2 claims, names changed in 0 places" in told.out
        lines = NIGHT.replace("212 votes.", "221 votes\nin all.").split("\n")
        expected = "\n".join(line for line in lines if not line.startswith("@ defeat"))
        assert load(out / "night.marked") == parse(expected, "night")

    def test_what_is_not_confirmed_waits_and_what_is_not_known_is_told(
        self, doccano: Doccano, night: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        other = marked(night.parent, "\nTurnout was 61%.", "other")
        push(night, other, options=("--bare",))
        doccano.add(doccano.examples, {"text": "By hand.", "meta": {}, "project": doccano.projects[0]["id"]})
        doccano.confirm(LEAD, "other")
        doccano.confirmed.add((doccano.examples[-1]["id"], LEAD))
        night.write_text(NIGHT + "\nOr 62%.", encoding="utf-8")
        capsys.readouterr()
        out = night.parent / "out"
        assert pull(out, night, other) == 1
        told = capsys.readouterr()
        assert [path.name for path in out.iterdir()] == ["other.marked"]
        assert told.out.splitlines() == [
            "other: 0 names, 0 claims",
            "1 page not confirmed",
        ]
        number = doccano.examples[-1]["id"]
        assert told.err.splitlines() == [
            f"hustings: text {number}: it is confirmed, but no page that was given had its text when it was sent"
        ]
        doccano.confirm(LEAD)
        assert pull(out, night, other) == 1
        assert "hustings: night: it is confirmed, but no page" in capsys.readouterr().err

    def test_plain_copy_comes_back_marked(self, doccano: Doccano, tmp_path: Path) -> None:
        copy = tmp_path / "plain.txt"
        copy.write_text(f"{TEXT}\n", encoding="utf-8")
        push(copy, options=("--country", "ie"))
        doccano.confirm(LEAD)
        assert pull(tmp_path, copy) == 0
        page = load(tmp_path / "plain.marked")
        assert (page.text, page.about, page.claims) == (f"{TEXT}\n", {"country": "ie"}, ())
        assert [page.words((m.start, m.end)) for m in page.mentions] == [
            "Labour",
            "Ivy Okoro",
            "Halifax",
            "Halifax",
        ]

    def test_of_two_pages_with_one_name_none_is_written_over(
        self, doccano: Doccano, night: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        (night.parent / "more").mkdir()
        other = marked(night.parent / "more", "\nTurnout was 61%.")
        push(night, other, options=("--bare",))
        doccano.confirm(LEAD)
        assert pull(night.parent / "out", night, other) == 1
        assert load(night.parent / "out/night.marked").text == TEXT
        assert "two pages are called so" in capsys.readouterr().err

    def test_everybody_takes_back_their_own_unless_it_is_shared(
        self, doccano: Doccano, night: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        push(night)
        doccano.confirm(LEAD)
        monkeypatch.setenv("HUSTINGS_DOCCANO_USER", "ada")
        out = night.parent / "out"
        assert pull(out, night) == 0
        assert list(out.iterdir()) == []
        doccano.projects[0]["collaborative_annotation"] = True
        assert pull(out, night) == 0
        assert load(out / "night.marked") == load(night)


def test_a_long_page_with_many_changes_is_compared() -> None:
    old = " ".join(f"In seat {n} the party won by {n * 7} votes." for n in range(1000))
    new = old.replace("7 votes", "8 votes")
    changes = Changes(old, new)
    kept = old.index("In seat 998"), old.index(" votes. In seat 999")
    moved = changes.moved(kept)
    assert moved and new[slice(*moved)] == old[slice(*kept)]


def test_all_of_a_text_that_is_the_same_is_where_it_was() -> None:
    text = "one two, one two, one two"
    assert Changes(text, text).moved((0, len(text))) == (0, len(text))
    assert Changes(text, text).moved((9, 16)) == (9, 16)


def test_words_are_found_again_wherever_they_have_gone() -> None:
    changes = Changes("one two three", "zero one  two three four")
    assert changes.moved((4, 13)) == (10, 19)
    assert changes.moved((0, 7)) is None


class TestAgreement:
    def pages(self, folder: Path, *names: str) -> list[str]:
        paths = []
        for n, marks in enumerate(names):
            (folder / str(n)).mkdir()
            marked(folder / str(n), f"\n{marks}")
            paths.append(str(folder / str(n)))
        return paths

    def test_it_is_told_by_label(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        paths = self.pages(
            tmp_path,
            "[Ivy Okoro|C] won [Halifax|S].\n[Ann Lee|P] did not.\n[Labour|Y] won.",
            "[Ivy Okoro|C] won Halifax.\n[Ann Lee|C] did not.\n[Labour|Y] won.",
        )
        assert main(["annotate", "agreement", *paths, "--differences"]) == 0
        header, columns, *rows = capsys.readouterr().out.splitlines()
        assert header == "1 page. Intervals are 95 % from 1,000 samples of 3 lines."
        assert columns.split() == ["name", "one", "other", "both", "F1"]
        assert [row.split()[:5] for row in rows[:4]] == [
            ["CANDIDATE", "1", "2", "1", "0.667"],
            ["PERSON", "1", "0", "0", "0.000"],
            ["PARTY", "1", "1", "1", "1.000"],
            ["SEAT", "1", "0", "0", "0.000"],
        ]
        assert rows[4].startswith("any person        2      2      2   1.000")
        assert [row.split("only")[0] for row in rows[5:]] == [
            "night: line 2 of the text: CANDIDATE for the other ",
            "night: line 2 of the text: PERSON for the one ",
            "night: line 1 of the text: SEAT for the one ",
        ]

    def test_pages_that_are_not_the_same_are_left_out_and_told(
        self, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        one, two = self.pages(tmp_path, "[Halifax|S]", "[Halifax|S].")
        marked(tmp_path / "0", "\nA", "alone")
        assert main(["annotate", "agreement", one, two]) == 2
        assert capsys.readouterr().err.splitlines() == [
            "hustings: alone: only one has it",
            "hustings: night: the texts differ",
            "hustings: there are no pages that both have marked",
        ]
        for folder in (one, two):
            marked(Path(folder), "\n[Shipley|S]", "both")
        assert main(["annotate", "agreement", one, two]) == 1

    def test_a_folder_without_pages_cannot_be_used(
        self, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert main(["annotate", "agreement", str(tmp_path), str(tmp_path)]) == 2
        assert "there are no annotated pages" in capsys.readouterr().err


class TestComplaints:
    @pytest.mark.parametrize(
        ("variable", "value", "told"),
        [
            ("HUSTINGS_DOCCANO_PASSWORD", "wrong", "{url} refuses the login of 'lead'"),
            ("HUSTINGS_DOCCANO_USER", "nobody", "{url} refuses the login of 'nobody'"),
            ("HUSTINGS_DOCCANO_USER", "ada", "{url} does not allow 'ada' to do this"),
            ("HUSTINGS_DOCCANO", "http://127.0.0.1:1", "http://127.0.0.1:1 does not answer"),
            ("HUSTINGS_DOCCANO", "here", "here: Invalid URL"),
            ("HUSTINGS_DOCCANO", None, "Missing option '--server' (env var: 'HUSTINGS_DOCCANO')."),
        ],
    )
    def test_a_server_that_will_not_is_told_in_a_line(
        self,
        variable: str,
        value: str | None,
        told: str,
        doccano: Doccano,
        night: Path,
        monkeypatch: pytest.MonkeyPatch,
        capsys: pytest.CaptureFixture[str],
    ) -> None:
        if value is None:
            monkeypatch.delenv(variable)
        else:
            monkeypatch.setenv(variable, value)
        assert push(night, options=("--bare",)) == 2
        (line,) = capsys.readouterr().err.splitlines()
        assert line.startswith(f"hustings: {told.format(url=doccano.url)}")
        assert PASSWORD not in line

    @pytest.mark.parametrize(
        ("change", "told"),
        [
            ({"name": "Day"}, "shows 'lead' no project called 'Night'"),
            ({"project_type": "ImageClassification"}, "'Night' is no project for marking names"),
            ({"grapheme_mode": True}, "'Night' counts grapheme clusters, by which names cannot be placed"),
        ],
    )
    def test_a_project_that_will_not_do_is_told(
        self,
        change: dict[str, object],
        told: str,
        doccano: Doccano,
        night: Path,
        capsys: pytest.CaptureFixture[str],
    ) -> None:
        doccano.projects[0].update(change)
        assert pull(night.parent / "out", night) == 2
        assert told in capsys.readouterr().err
        assert not (night.parent / "out").exists()

    def test_several_projects_with_one_name_are_told(
        self, doccano: Doccano, night: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        for _ in range(7):
            doccano.add(doccano.projects, doccano.projects[0])
        assert push(night) == 2
        assert "has 8 projects called 'Night'" in capsys.readouterr().err

    def test_a_label_that_is_missing_is_told(
        self, doccano: Doccano, night: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        del doccano.labels[2]
        assert push(night) == 2
        assert "the project has no label PARTY: set it up first" in capsys.readouterr().err

    def test_a_key_that_is_taken_is_told(self, doccano: Doccano, capsys: pytest.CaptureFixture[str]) -> None:
        doccano.labels[2]["text"] = "COLOUR"
        assert main(["annotate", "project", PROJECT]) == 2
        assert "Duplicate shortcut key" in capsys.readouterr().err

    def test_a_server_that_is_silent_is_not_waited_for(
        self, night: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        monkeypatch.setattr(servers, "PATIENCE_S", 0.1)
        monkeypatch.setenv("NO_PROXY", "127.0.0.1")
        with socket.create_server(("127.0.0.1", 0)) as silent:
            url = f"http://127.0.0.1:{silent.getsockname()[1]}"
            login = ("--server", url, "--user", "ada", "--password", PASSWORD)
            assert push(night, options=("--bare", *login)) == 2
        assert capsys.readouterr().err == f"hustings: {url} does not answer within 0.1 seconds\n"

    def test_guidelines_come_with_the_package_and_can_be_others(
        self, doccano: Doccano, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.chdir(tmp_path)
        (project,) = doccano.projects
        (tmp_path / "own.md").write_text("Mark names.\n", encoding="utf-8")
        assert main(["annotate", "project", PROJECT, "--guidelines", "own.md"]) == 0
        assert project["guideline"] == "Mark names."
        assert main(["annotate", "project", PROJECT]) == 0
        assert project["guideline"] == shipped()

    def test_guidelines_that_are_not_there_are_told(
        self, doccano: Doccano, capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert main(["annotate", "project", PROJECT, "--guidelines", "gone.md"]) == 2
        assert capsys.readouterr().err == "hustings: gone.md: no such file or directory\n"

    def test_the_extra_is_named_where_it_is_missing(
        self, night: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        for name in [
            name for name in sys.modules if name.startswith(("hustings.annotate", "doccano_client"))
        ]:
            monkeypatch.delitem(sys.modules, name)
        monkeypatch.setitem(sys.modules, "doccano_client", None)
        assert push(night, options=("--server", "x", "--user", "x", "--password", "x")) == 2
        (line,) = capsys.readouterr().err.splitlines()
        assert line.startswith("hustings: this needs doccano_client") and line.endswith(
            "'hustings[annotate]'"
        )


class TestDocument:
    """The guidelines' own account of a day, by the stand-in; a server as they start one has a test of its own."""

    TEXT = (ROOT / "annotations/README.md").read_text(encoding="utf-8")

    def test_every_code_block_is_of_a_kind_that_is_run(self) -> None:
        kinds = {"sh server", "console lead", "console ada", "console ben"}
        assert {block.kind for block in blocks(self.TEXT)} == kinds
        assert self.TEXT.count("\n```") == 2 * len(blocks(self.TEXT))

    def test_its_sessions_show_what_they_give(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("NO_PROXY", "127.0.0.1")
        with serving() as doccano:
            login = {"HUSTINGS_DOCCANO": doccano.url, "HUSTINGS_DOCCANO_PASSWORD": PASSWORD}
            for block in blocks(self.TEXT):
                what, user = block.kind.split()
                if what != "console":
                    continue
                if user == "ben":
                    forgetful(doccano, tmp_path / "night.txt")
                check_session(
                    block,
                    tmp_path,
                    ("http://127.0.0.1:8000", doccano.url),
                    HUSTINGS_DOCCANO_USER=user,
                    **login,
                )
                if user == "ada":
                    doccano.confirm(user)

    def test_its_table_of_variables_is_what_commands_take(self, capsys: pytest.CaptureFixture[str]) -> None:
        assert main(["annotate", "pull", "--help"]) == 0
        told = capsys.readouterr().out
        for variable, option in re.findall(r"^\| `(HUSTINGS_\w+)` \| `(--\w+)` \|", self.TEXT, re.MULTILINE):
            assert option in told and variable in told


def forgetful(doccano: Doccano, file: Path) -> None:
    """Have Ben do as Ada does, but take a seat off."""
    login = ("--server", doccano.url, "--user", "ben", "--password", PASSWORD)
    assert main(["annotate", "push", str(file), "--project", "Election night", *login]) == 0
    seat = next((start, end) for _, start, end, label in doccano.marked("ben") if label == "SEAT")
    doccano.edit("ben", "night", seat, None)
    doccano.confirm("ben")
