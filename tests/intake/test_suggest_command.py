"""The command: words or a file in, lines or JSON out."""

import json
from pathlib import Path

import pytest

from desk_assistant import __main__ as command_line
from desk_assistant import paths


def test_words_give_lines(capsys: pytest.CaptureFixture[str]) -> None:
    assert command_line.main(["suggest", "kan", "ikke", "komme", "ind", "på", "netbanken", "--limit", "2"]) == 0
    text, best, *rest = capsys.readouterr().out.splitlines()
    assert text == "kan ikke komme ind på netbanken"
    assert "mitid" in best and " %" in best
    assert len(rest) == 1


def test_a_file_gives_an_object_a_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "sagt.txt"
    file.write_text("lægehuset lukker\n\nxyzzy\n", encoding="utf-8-sig")
    assert command_line.main(["suggest", "--from-file", str(file), "--json"]) == 0
    first, second = (json.loads(line) for line in capsys.readouterr().out.splitlines())
    assert first["text"] == "lægehuset lukker"
    assert set(first["suggestions"][0]) == {"id", "kind", "score", "phrase"}
    assert (first["suggestions"][0]["id"], first["suggestions"][0]["kind"]) == ("laegevalg", "flow")
    assert (second["suggestions"][0]["id"], second["suggestions"][0]["kind"]) == ("andet", "other")


@pytest.mark.parametrize("arguments", [["suggest"], ["suggest", "pas", "--from-file", "x.txt"]])
def test_either_words_or_a_file(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert command_line.main(arguments) == 1
    assert "--from-file" in capsys.readouterr().err


@pytest.mark.parametrize("body", [None, "læge".encode("latin-1")])
def test_a_file_that_cannot_be_read_is_said(tmp_path: Path, body: bytes | None, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "sagt.txt"
    if body:
        file.write_bytes(body)
    assert command_line.main(["suggest", "--from-file", str(file)]) == 1
    assert "sagt.txt kan ikke læses" in capsys.readouterr().err


def test_a_limit_is_a_whole_number(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        command_line.main(["suggest", "pas", "--limit", "0"])
    assert "mindst 1" in capsys.readouterr().err


def test_missing_phrases_are_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(paths, "resources", lambda: tmp_path)
    assert command_line.main(["suggest", "pas"]) == 1
    assert "content/intake" in capsys.readouterr().err
