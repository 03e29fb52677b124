"""Each training configuration, a few steps of it, from annotated copy to a pipeline that finds claims."""

from __future__ import annotations

import json
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import numpy
import pytest
import spacy
from spacy.tokens import Doc, DocBin, Span
from spacy.vocab import Vocab

import hustings
from hustings.cli import main
from hustings.corpus.vectors import reduce, write_vectors
from hustings.pipeline import trained
from hustings.pipeline.layers import SegmentLayer
from hustings.pipeline.trained import UnknownModelError, folder

ROOT = Path(__file__).parents[1]
CONFIGS = ROOT / "models" / "configs"
PAGE = """\
# split: train

[Labour|Y]'s [Ivy Okoro|C] won [Halifax|S] by 212 votes.

Turnout in [Halifax|S] was 55.2%, said [Tom Ashby|P], a clerk.
"""


def train(config: str, out: Path, **paths: object) -> Path:
    """Two steps of a configuration, in a process of its own: what training packages warn of is not ours."""
    overrides = {f"--paths.{name}": value for name, value in paths.items()}
    overrides |= {"--training.max_steps": 2, "--training.eval_frequency": 1}
    words = [
        json.dumps(part) if isinstance(part, list) else str(part)
        for pair in overrides.items()
        for part in pair
    ]
    command = [sys.executable, "-m", "spacy", "train", CONFIGS / config, "--output", out, *words]
    done = subprocess.run(command, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    return out / "model-last"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a page, the same as a binary, a treebank and vectors."""
    made = tmp_path_factory.mktemp("made")
    (made / "page.marked").write_text(PAGE, encoding="utf-8")
    assert (
        main(
            [
                "corpus",
                "convert",
                str(made / "page.marked"),
                "--to",
                "docbin",
                "--out",
                str(made / "page.spacy"),
            ]
        )
        == 0
    )
    nlp = spacy.blank("en")
    tree = Doc(
        nlp.vocab,
        words=["Ivy", "won", "Halifax", "."],
        tags=["NNP", "VBD", "NNP", "."],
        lemmas=["Ivy", "win", "Halifax", "."],
        heads=[1, 1, 1, 1],
        deps=["nsubj", "ROOT", "obj", "punct"],
    )
    DocBin(docs=[tree] * 40, attrs=["TAG", "LEMMA", "HEAD", "DEP"]).to_disk(made / "trees.spacy")
    (made / "vectors.txt").write_text("2 3\nwon 1 0 0\nvotes 0 1 0\n")
    command = [
        sys.executable,
        "-m",
        "spacy",
        "init",
        "vectors",
        "en",
        "vectors.txt",
        "vectors",
        "--attr",
        "LOWER",
    ]
    subprocess.run(command, cwd=made, check=True, capture_output=True)
    return made


@pytest.mark.slow
def test_the_small_pipeline_is_trained_put_together_and_finds_claims(made: Path) -> None:
    page = [str(made / "page.spacy")]
    names = train("ner.cfg", made / "names", train=page, times=[2], dev=page, vectors=made / "vectors")
    trees = made / "trees.spacy"
    syntax = train("syntax.cfg", made / "syntax", train=trees, dev=trees)
    whole = made / "en_hustings_sm"
    command = ["corpus", "assemble", str(names), "--syntax", str(syntax), "--name", "hustings_sm"]
    assert main([*command, "--version", "0.0.1", "--out", str(whole)]) == 0
    nlp = hustings.load("gb", str(whole))
    assert nlp.pipe_names[3:6] == ["hustings_hints", "ner", "hustings_settle"]
    assert nlp.disabled == ["tok2vec", "tagger", "parser", "lemmatizer"]
    assert (nlp.meta["name"], nlp.meta["version"]) == ("hustings_sm", "0.0.1")
    copy = "Labour’s Ivy Okoro won Halifax by 212 votes."
    hustings.extract(copy, nlp=nlp)
    rules = hustings.load("gb", str(whole), "rules")
    assert "ner" not in rules.pipe_names
    assert {claim.type for claim in hustings.extract(copy, nlp=rules).claims} == {"win", "defeat"}
    for pipe in nlp.disabled:
        nlp.enable_pipe(pipe)
    doc = nlp("Ivy won Halifax.")
    assert doc.has_annotation("DEP") and doc.has_annotation("TAG") and doc.has_annotation("LEMMA")
    abroad = hustings.load("ca", str(whole))
    assert abroad.get_pipe_config("hustings_gazetteer")["country"] == "ca"


@pytest.mark.slow
@pytest.mark.skipif(find_spec("spacy_transformers") is None, reason="the extra 'trf' is not installed")
def test_the_accurate_pipeline_is_trained_put_together_and_finds_claims(made: Path) -> None:
    tiny = """
import sys
from pathlib import Path
from transformers import BertConfig, BertModel, BertTokenizerFast
folder = Path(sys.argv[1])
folder.mkdir()
words = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", "won", "votes", "labour", "by", "."]
(folder / "vocab.txt").write_text("\\n".join(words))
shape = dict(hidden_size=8, num_hidden_layers=1, num_attention_heads=2, intermediate_size=8)
BertModel(BertConfig(vocab_size=len(words), **shape)).save_pretrained(folder)
BertTokenizerFast(str(folder / "vocab.txt")).save_pretrained(folder)
"""
    subprocess.run([sys.executable, "-c", tiny, made / "bert"], check=True, capture_output=True)
    page = [str(made / "page.spacy")]
    names = train("trf.cfg", made / "names-trf", train=page, times=[2], dev=page, transformer=made / "bert")
    whole = made / "en_hustings_trf"
    code = f"""
import hustings
from hustings.cli import main
command = ["corpus", "assemble", {str(names)!r}, "--name", "hustings_trf", "--version", "0.0.1"]
assert main([*command, "--out", {str(whole)!r}]) == 0
nlp = hustings.load("gb", {str(whole)!r})
assert nlp.pipe_names[3:7] == ["hustings_hints", "transformer", "ner", "hustings_settle"], nlp.pipe_names
copy = "Labour’s Ivy Okoro won Halifax by 212 votes."
hustings.extract(copy, nlp=nlp)
rules = hustings.load("gb", {str(whole)!r}, "rules")
print(*rules.pipe_names[:2], *sorted(claim.type for claim in hustings.extract(copy, nlp=rules).claims))
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert done.stdout.split() == ["hustings_sentences", "hustings_gazetteer", "defeat", "win"], done.stderr


def test_a_model_is_a_folder_or_a_package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    inner = tmp_path / "en_pipeline" / "en_pipeline-1.0"
    inner.mkdir(parents=True)
    (inner / "config.cfg").touch()
    (inner.parent / "__init__.py").touch()
    assert folder(str(inner)) == inner
    monkeypatch.syspath_prepend(tmp_path)
    assert folder("en_pipeline") == inner
    for wrong in ("no_such", str(tmp_path), "no/such", ""):
        with pytest.raises(UnknownModelError, match="neither a folder"):
            folder(wrong)


def test_a_pipeline_of_other_components_is_refused(tmp_path: Path) -> None:
    spacy.blank("en").to_disk(tmp_path / "blank")
    with pytest.raises(UnknownModelError, match="lacks hustings_first_people, hustings_frames"):
        hustings.load("gb", str(tmp_path / "blank"))


def embeddings(folder: Path, vectors: Any, name: str = "embeddings.word_embeddings.weight") -> None:
    """A transformer's folder as far as its vectors go."""
    size = vectors.nbytes
    header = {name: {"dtype": "F32", "shape": list(vectors.shape), "data_offsets": [0, size]}}
    head = json.dumps(header).encode()
    (folder / "model.safetensors").write_bytes(len(head).to_bytes(8, "little") + head + vectors.tobytes())


def test_vectors_are_those_of_whole_words(tmp_path: Path) -> None:
    (tmp_path / "vocab.txt").write_text("[PAD]\nvotes\n##ing\nmajority\n.\nseat\n", encoding="utf-8")
    embeddings(tmp_path, numpy.eye(6, 5, dtype=numpy.float32))
    assert write_vectors(tmp_path, 2, tmp_path / "vectors.txt") == 3
    head, *rows = (tmp_path / "vectors.txt").read_text(encoding="utf-8").splitlines()
    assert head == "3 2"
    assert [row.split()[0] for row in rows] == ["votes", "majority", "seat"]
    assert {len(row.split()) for row in rows} == {3}


def test_reducing_keeps_who_is_near_whom() -> None:
    points = numpy.array([[0, 0, 1], [0, 0.1, 1], [5, 0, 1], [5, 0.1, 1]], dtype=numpy.float32)
    reduced = reduce(points, 1)
    assert abs(reduced[0] - reduced[1]) < abs(reduced[0] - reduced[2]) / 10
    assert numpy.linalg.norm(reduced, axis=1).mean() == pytest.approx(1)


def test_a_folder_without_embeddings_is_named(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match=r"vocab\.txt"):
        write_vectors(tmp_path, 2, tmp_path / "out")
    (tmp_path / "vocab.txt").write_text("votes\n", encoding="utf-8")
    embeddings(tmp_path, numpy.eye(1, dtype=numpy.float32), "something.else")
    with pytest.raises(ValueError, match="there are no embeddings"):
        write_vectors(tmp_path, 1, tmp_path / "out")


@pytest.mark.parametrize(
    ("sizes", "pieces"),
    [
        ([2, 3], [(0, 5)]),
        ([], [(0, 5)]),
        ([3, 2, 4], [(0, 5), (5, 9)]),
        ([12], [(0, 5), (5, 10), (10, 12)]),
        ([1, 11, 2], [(0, 1), (1, 6), (6, 11), (11, 14)]),
    ],
)
def test_long_copy_is_recognised_in_pieces(
    sizes: list[int], pieces: list[tuple[int, int]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(trained, "PIECE", 5)
    seen: list[tuple[int, ...]] = []

    def recogniser(doc: Doc) -> Doc:
        seen.append(tuple(int(token.text) for token in doc))
        doc.ents = [Span(doc, 0, 1, "SEAT")]
        return doc

    nlp: Any = SimpleNamespace(pipeline=[("ner", recogniser)])
    doc = Doc(Vocab(), words=[str(i) for i in range(sum(sizes) or 5)])
    starts = [sum(sizes[:n]) for n in range(len(sizes))]
    doc._.segments = [
        SegmentLayer(start=s, end=s + size, role="body", post=0)
        for s, size in zip(starts, sizes, strict=True)
    ]
    doc = trained.run(nlp, doc)
    assert [(words[0], words[-1] + 1) for words in seen] == pieces
    assert [(ent.start, ent.text) for ent in doc.ents] == [(start, str(start)) for start, _ in pieces]
