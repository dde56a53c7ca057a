"""A file is read in one sitting, a function at one glance."""

import ast
from statistics import median

from tests.house.tree import files, functions, named, source

MOST_LINES = 400
MOST_LINES_OF_A_FUNCTION = 40
USUAL_LINES_OF_A_FUNCTION = 8


def test_no_file_is_longer_than_four_hundred_lines() -> None:
    ours = [path for path in files() if path.suffix in {".py", ".sql", ".md"}]
    long = {
        named(path): lines for path in ours if (lines := _lines(path.read_bytes())) > MOST_LINES
    }
    assert not long


def test_no_function_is_longer_than_forty_lines() -> None:
    long = {
        f"{named(path)}:{function.name}": _length(function)
        for path in source("app", "build", "tests")
        for function in functions(path)
        if _length(function) > MOST_LINES_OF_A_FUNCTION
    }
    assert not long


def test_the_usual_function_has_fewer_than_eight_lines() -> None:
    lengths = [_length(function) for path in source("app") for function in functions(path)]
    assert median(lengths) < USUAL_LINES_OF_A_FUNCTION


def _lines(content: bytes) -> int:
    return content.count(b"\n")


def _length(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    return (function.end_lineno or function.lineno) - function.lineno + 1
