"""The authored catalogue passes its gates, and each gate catches what it is for, naming file and key."""

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from bot.errors import AuthoringError
from bot.rendering.admin_wording import USAGE
from bot.shipped.files import read_catalogue
from bot.shipped.folder import data_folder
from bot.shipped.gates import problems

ROOT = Path(__file__).parent.parent.parent


def test_the_shipped_catalogue_is_clean() -> None:
    assert problems(data_folder()) == []


def test_the_aliases_that_admins_are_shown_are_free_on_a_fresh_database() -> None:
    shown = re.findall(
        r"INTO alias \(alias, code\) VALUES \('([^']+)'", (ROOT / "docs" / "admins.md").read_text("utf-8")
    )
    words = re.findall(
        r'teach (?:\\?["“])([^"”\\]+)', " ".join(word for words in USAGE.values() for word in words.values())
    )
    taken = {alias for entry in read_catalogue(data_folder()).entries.values() for alias in entry.aliases}
    assert "서버 터짐" in shown
    assert len(words) == 2
    assert [alias for alias in (*shown, *words) if alias in taken] == []


@pytest.fixture(scope="module")
def original(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("original") / "data"
    shutil.copytree(data_folder(), folder)
    return folder


@pytest.fixture
def changed(original: Path, tmp_path: Path) -> Callable[[str, str, str], Path]:
    """Puts one edited file over a copy of the catalogue."""

    def change(name: str, old: str, new: str) -> Path:
        folder = tmp_path / "data"
        shutil.copytree(original, folder)
        text = (folder / name).read_text("utf-8")
        assert old in text
        (folder / name).write_text(text.replace(old, new, 1), "utf-8")
        return folder

    return change


@pytest.mark.parametrize(
    ("name", "old", "new", "said"),
    [
        ("codes/503.toml", 'name = "Service Unavailable"', 'name = "Service Down"', "codes/503.toml: facts.name"),
        ("codes/503.toml", "[ko]\n", '[ko]\nmood = "sad"\n', "codes/503.toml: ko.mood is no key"),
        ("codes/503.toml", 'related = ["', 'related = ["999999", "', "codes/503.toml: facts.related: no entry"),
        ("codes/503.toml", "https://www.rfc", "www.rfc", "codes/503.toml: facts.spec"),
        ("codes/503.toml", 'safe = "after-delay"', 'safe = "maybe"', "codes/503.toml: facts.retry.safe is 'maybe'"),
        ("elsewhere.toml", "en = [", 'en = ["lunch?", "Lunch?",', "elsewhere.toml: 'lunch?' stands there 2 times"),
        ("elsewhere.toml", "ko = [", "kr = [", "elsewhere.toml: the keys are ['en', 'kr']"),
        ("elsewhere.toml", "ko = [", "ko = [5,", "elsewhere.toml: ko is no list of messages"),
        ("contrasts/401-403.toml", '"403"]', '"402"]', "contrasts/401-403.toml: codes are"),
    ],
)
def test_a_mistake_is_named_by_file_and_key(
    changed: Callable[[str, str, str], Path], name: str, old: str, new: str, said: str
) -> None:
    assert any(line.startswith(said) for line in problems(changed(name, old, new)))


@pytest.mark.parametrize(
    ("key", "words", "said"),
    [
        ("summary", "", "en.summary: is blank"),
        ("summary", "한국어 문장입니다.", "en.summary: has Hangul"),
        ("summary", "&" * 100, "en.summary: 500 characters after Slack escaping"),
        ("plain", "We guarantee it works soon.", "en.plain: promises something"),
    ],
)
def test_a_bad_text_is_refused(changed: Callable[[str, str, str], Path], key: str, words: str, said: str) -> None:
    folder = changed("codes/503.toml", "[en]\n", "[en]\n")
    path = folder / "codes/503.toml"
    lines = path.read_text("utf-8").split("\n")
    at = next(i for i, line in enumerate(lines) if line.startswith(f"{key} = "))
    lines[at] = f'{key} = "{words}"'
    path.write_text("\n".join(lines), "utf-8")
    assert f"codes/503.toml: {said}" in "\n".join(problems(folder))


def test_korean_terms_are_kept(changed: Callable[[str, str, str], Path]) -> None:
    folder = changed("codes/503.toml", "[en]\n", "[en]\n")
    path = folder / "codes/503.toml"
    text = path.read_text("utf-8")
    head, ko = text.split("[ko]\n")
    lines = ko.split("\n")
    at = next(i for i, line in enumerate(lines) if line.startswith("summary = "))
    lines[at] = 'summary = "캐쉬를 쓸 수 없을 때의 응답입니다."'
    path.write_text(head + "[ko]\n" + "\n".join(lines), "utf-8")
    assert "codes/503.toml: ko.summary: says 캐쉬; our word is 캐시" in problems(folder)


def test_a_file_that_is_no_toml_is_named(changed: Callable[[str, str, str], Path]) -> None:
    folder = changed("codes/503.toml", "[facts]", "[facts")
    with pytest.raises(AuthoringError, match=r"codes/503\.toml: "):
        read_catalogue(folder)
