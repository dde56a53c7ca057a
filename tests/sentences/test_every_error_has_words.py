"""Whatever is expected to go wrong has a sentence in both languages."""

import importlib
import pkgutil

import app
from app.domain.errors import WaterlijnError
from app.language import UiLanguage, speak
from app.sentences import sentence
from app.sentences.table import TABLE
from app.storage.errors import TargetFull

ROOMS = ("domain", "storage", "crypto", "forms", "deid", "documents", "bundle", "services")


def _every_error() -> set[type[WaterlijnError]]:
    for room in ROOMS:
        package = importlib.import_module(f"app.{room}")
        for module in pkgutil.walk_packages(package.__path__, f"app.{room}."):
            importlib.import_module(module.name)
    found: set[type[WaterlijnError]] = set()
    waiting = [WaterlijnError]
    while waiting:
        for child in waiting.pop().__subclasses__():
            found.add(child)
            waiting.append(child)
    return {each for each in found if each.__module__.startswith(app.__name__ + ".")}


def test_every_expected_error_has_a_sentence() -> None:
    assert {each.__name__ for each in _every_error() - set(TABLE)} == set()


def test_the_table_holds_no_errors_that_are_gone() -> None:
    assert set(TABLE) <= _every_error()


def test_a_path_ends_its_sentence_and_is_the_one_people_know() -> None:
    said = str(sentence(TargetFull("stick/waterlijn-0001.age.part"), speak(UiLanguage.NL)))
    assert "Er is geen ruimte meer: stick/waterlijn-0001.age. De schijf" in said
