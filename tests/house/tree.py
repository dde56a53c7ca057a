"""The files of the repository, as git sees them; where there is no git, as they lie there."""

import ast
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
MADE = {".git", ".venv", "__pycache__", "work", "dist", "wheelhouse", ".hypothesis"}
CACHES = (".mypy", ".pytest", ".ruff", ".import_linter")


@cache
def files() -> tuple[Path, ...]:
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    try:
        told = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    except (OSError, subprocess.CalledProcessError):
        return tuple(
            sorted(path for path in ROOT.rglob("*") if path.is_file() and not is_made(path))
        )
    paths = (ROOT / name for name in told.stdout.split("\0") if name)
    return tuple(sorted(path for path in paths if path.is_file()))


def is_made(path: Path) -> bool:
    parts = path.relative_to(ROOT).parts
    return any(part in MADE or part.startswith(CACHES) for part in parts)


def source(*folders: str) -> list[Path]:
    """Return the Python files in these folders."""
    roots = [ROOT / folder for folder in folders]
    return [
        path
        for path in files()
        if path.suffix == ".py" and any(path.is_relative_to(root) for root in roots)
    ]


def text_files() -> Iterator[tuple[Path, str]]:
    """Yield each file that is text, and its text."""
    for path in files():
        try:
            yield path, path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue


def named(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def functions(path: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in ast.walk(parsed(path)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


@cache
def parsed(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))
