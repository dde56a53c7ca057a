"""The floors under what the search finds; `scoring.py` prints every figure and every miss."""

from pathlib import Path

import pytest

from app.deid.engine import Detector
from tests.deid.scoring import Score, passages, score

HERE = Path(__file__).parent
WRITTEN_BESIDE = ("formal", "telegram", "lower", "street", "phonetic", "english")
KEPT_APART = ("kept-a", "kept-b")


def of(detector: Detector, *files: str, names: bool = True, lower: bool = False) -> Score:
    given = [p for f in files for p in passages(HERE / f"{f}.jsonl")]
    result = score(detector, given, names=names, lower=lower)
    print(result)
    return result


@pytest.mark.parametrize(("names", "direct", "quasi"), [(True, 0.99, 0.97), (False, 0.97, 0.97)])
def test_development_passages(detector: Detector, names: bool, direct: float, quasi: float) -> None:
    result = of(detector, "development", names=names)
    assert result.recall("direct") >= direct
    assert result.recall("quasi") >= quasi
    assert result.precision("auto") >= 0.95
    assert result.precision("auto", "review") >= 0.95
    assert result.reviews_per_1000 <= 10


def test_passages_kept_apart_with_and_without_known_names(detector: Detector) -> None:
    files = [f"own-{name}" for name in KEPT_APART]
    for names in (True, False):
        result = of(detector, *files, names=names)
        assert result.recall("direct") >= 0.98
        assert result.recall("quasi") >= 0.94
        assert result.precision("auto", "review") >= 0.95
        assert result.reviews_per_1000 <= 10


def test_own_passages_in_many_voices(detector: Detector) -> None:
    result = of(detector, *(f"own-{name}" for name in WRITTEN_BESIDE), names=False)
    assert result.recall("direct") >= 0.98
    assert result.recall("quasi") >= 0.94
    assert result.precision("auto") >= 0.97


def test_notes_in_lower_case_throughout(detector: Detector) -> None:
    everything = ("development", *(f"own-{n}" for n in (*WRITTEN_BESIDE, *KEPT_APART)))
    result = of(detector, *everything, lower=True)
    assert result.recall("direct") >= 0.93
    assert result.precision("auto", "review") >= 0.93
