"""What is laid out: always the same bytes, cells as they were given, no word out of place."""

import csv
import io
import json
import pickle
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.bundle.errors import (
    CellDoesNotFit,
    FactsDoNotFit,
    NameNotAllowed,
    NameTwice,
    TextNotStorable,
)
from app.bundle.payload import lay_out
from app.bundle.sealfile import seal_over
from app.bundle.tables import csv_bytes, formula_like
from app.domain.bundle import (
    BundleContent,
    BundleFile,
    Cell,
    Column,
    ColumnType,
    DecisionCount,
    ExtraFile,
    Table,
    TextDocument,
    Version,
    Withdrawn,
    new_bundle_id,
)
from tests.bundle.made import CONTENT, HOUSING, Desk, seal

TEXT = st.text(st.characters(exclude_categories=["Cs"]))
FORMULA = st.builds(str.__add__, st.sampled_from(["=", "+", "-", "@", "\t", "\r"]), TEXT)


def table(type_: ColumnType, *cells: Cell) -> Table:
    column = Column("answer", "Antwoord", type_, "")
    return Table("answers", "Antwoorden", (column,), tuple((cell,) for cell in cells))


def body(content: BundleContent, path: str) -> bytes:
    return next(file.body for file in lay_out(content) if file.path == path)


@given(st.lists(st.one_of(TEXT, FORMULA), max_size=5))
def test_cells_come_back_as_they_were_even_when_they_look_like_formulas(cells: list[str]) -> None:
    only = table(ColumnType.STRING, *cells)
    written = body(BundleContent((only,), ()), "data/tables/answers.csv")
    rows = list(csv.reader(io.StringIO(written.decode("utf-8"), newline="")))
    assert rows == [["answer"], *([cell] for cell in cells)]
    package = json.loads(body(BundleContent((only,), ()), "data/datapackage.json"))
    counted = package["resources"][0]["cellsThatLookLikeFormulas"]
    assert (
        counted
        == formula_like(only)
        == sum(cell[:1] in ("=", "+", "-", "@", "\t", "\r") for cell in cells if cell)
    )


def test_lines_end_as_rfc_4180_says_and_there_is_no_byte_order_mark() -> None:
    assert csv_bytes(["a", "b"], [["1,2", 'he said "x"'], [None, True]], "t") == (
        b'a,b\r\n"1,2","he said ""x"""\r\n,true\r\n'
    )


@pytest.mark.parametrize(
    ("type_", "good", "bad"),
    [
        (ColumnType.STRING, "x", 1),
        (ColumnType.INTEGER, -3, True),
        (ColumnType.INTEGER, 0, 1.5),
        (ColumnType.NUMBER, 0.25, float("nan")),
        (ColumnType.NUMBER, 2, float("inf")),
        (ColumnType.NUMBER, 2, "2"),
        (ColumnType.BOOLEAN, False, 0),
        (ColumnType.DATE, "2026-11-23", "23-11-2026"),
        (ColumnType.YEARMONTH, "2026-11", "2026-13"),
        (ColumnType.YEARMONTH, "2026-11", "2026-11-23"),
        (ColumnType.YEAR, 2026, "2026"),
        (ColumnType.YEAR, 2026, -100),
        (ColumnType.YEAR, 2026, True),
    ],
)
def test_a_column_holds_what_it_says(type_: ColumnType, good: Cell, bad: Cell) -> None:
    lay_out(BundleContent((table(type_, good, None),), ()))
    with pytest.raises(CellDoesNotFit) as caught:
        lay_out(BundleContent((table(type_, good, bad),), ()))
    assert (caught.value.table, caught.value.row, caught.value.column) == ("answers", 2, "answer")
    assert caught.value.__cause__ is None


def test_a_value_that_is_no_level_and_a_short_row_are_refused() -> None:
    for row in (("D-01", "week-2", 1, True), ("D-01",)):
        with pytest.raises(CellDoesNotFit):
            lay_out(BundleContent((replace(HOUSING, rows=(row,)),), ()))


def test_the_codebook_tells_every_level() -> None:
    book = body(CONTENT, "data/codebook.csv").decode("utf-8")
    assert "interviews,wave,Ronde,string,De ronde van het meetplan.,week-1,eerste week\r\n" in book
    assert "interviews,weeks,Weken,integer,Weken na de vrijlating.,,\r\n" in book
    page = body(CONTENT, "data/codebook.md").decode("utf-8")
    assert "- `week-1`: eerste week" in page


def test_a_description_can_not_begin_a_heading_of_its_own() -> None:
    column = Column("a", "Titel\n# Kop", ColumnType.STRING, "x\n\n- y")
    page = body(BundleContent((Table("t", "T", (column,), ()),), ()), "data/codebook.md")
    assert b"\n# Kop" not in page
    assert b"\n- y" not in page


@pytest.mark.parametrize(
    "words", ["Fatima Yilmaz", "Fatima", "mijn zus", "fatima", "", "een-heel-lang-woord-" * 3]
)
def test_decisions_have_no_place_for_an_original_term(words: str) -> None:
    decision = DecisionCount("PERSON", "auto", "mask", 1)
    for field in ("label", "tier", "decision"):
        changed = replace(decision, **{field: words})
        with pytest.raises(NameNotAllowed):
            lay_out(replace(CONTENT, decisions=(changed,)))


def test_half_a_character_is_refused_without_showing_the_text() -> None:
    texts = (TextDocument("a", "geheim \ud800"),)
    with pytest.raises(TextNotStorable) as caught:
        lay_out(replace(CONTENT, texts=texts))
    assert "geheim" not in repr(caught.value.__cause__)
    with pytest.raises(TextNotStorable):
        lay_out(BundleContent((table(ColumnType.STRING, "\udfff"),), ()))


@pytest.mark.parametrize(
    "content",
    [
        replace(CONTENT, texts=(TextDocument("a", ""), TextDocument("A", ""))),
        replace(CONTENT, tables=(HOUSING, HOUSING)),
        replace(CONTENT, extra_files=(ExtraFile("schema.json", b""),)),
        replace(CONTENT, tables=(replace(HOUSING, columns=HOUSING.columns[:1] * 4),)),
    ],
    ids=["texts", "tables", "a file of ours", "columns"],
)
def test_nothing_stands_in_the_bundle_twice(content: BundleContent) -> None:
    with pytest.raises(NameTwice):
        lay_out(content)


@pytest.mark.parametrize("path", ["../x", "/etc/passwd", "a\\b", "x" * 100])
def test_an_extra_file_stays_below_data(path: str) -> None:
    with pytest.raises(NameNotAllowed):
        lay_out(replace(CONTENT, extra_files=(ExtraFile(path, b""),)))


def test_the_same_content_gives_the_same_bytes_in_whatever_order() -> None:
    texts, withdrawn = CONTENT.texts, (*CONTENT.withdrawn, Withdrawn("D-04", "quotes", (1,)))
    one = replace(CONTENT, withdrawn=withdrawn)
    other = replace(CONTENT, texts=texts[::-1], withdrawn=withdrawn[::-1])
    assert lay_out(one) == lay_out(other)


def test_sealed_twice_only_the_encryption_differs(desk: Desk) -> None:
    from app.bundle.opening import open_bundle

    opened, sealed = [], []
    for number in (1, 2):
        folder = desk.folder / str(number)
        folder.mkdir()
        path = seal(desk.order_to(folder)).path
        sealed.append(path.read_bytes())
        opened.append(open_bundle(path, desk.analyst.secret, desk.sender).files)
    assert sealed[0] != sealed[1]
    assert opened[0] == opened[1]


def test_no_id_of_the_vault_and_no_moment_stands_in_a_bundle(desk: Desk) -> None:
    from app.bundle.opening import open_bundle

    opened = open_bundle(seal(desk.order()).path, desk.analyst.secret, desk.sender)
    everything = b"".join(file.body for file in opened.files)
    assert b"r-1" not in everything
    assert b"timestamp" not in everything
    assert b"Bagging-Date" not in everything


@pytest.mark.parametrize(
    ("fact", "value"),
    [
        ("bundle_id", "0198f0a0-0000-7000-8000-000000000000"),
        ("sequence", 0),
        ("previous_seal", "x"),
        ("study", "a\nb"),
        ("sealed_in", "gisteren"),
        ("recipients", ()),
        ("log_head", ""),
        ("versions", (Version("a\nb", "1"),)),
    ],
)
def test_a_fact_of_another_form_is_not_sealed(desk: Desk, fact: str, value: object) -> None:
    lists = {"manifest-sha256.txt": b"", "tagmanifest-sha256.txt": b""}
    seal_over(desk.facts(), lists)
    changed = replace(desk.facts(), **{fact: value})  # type: ignore[arg-type]
    with pytest.raises(FactsDoNotFit) as caught:
        seal_over(changed, lists)
    assert caught.value.fact == fact
    with pytest.raises(FactsDoNotFit):
        seal(replace(desk.order(), facts=changed))
    assert list(desk.folder.iterdir()) == []


def test_a_foreign_archive_key_is_not_sealed_to(desk: Desk) -> None:
    changed = replace(desk.facts(), archive_key=desk.analyst.public)
    with pytest.raises(FactsDoNotFit):
        seal(replace(desk.order(), facts=changed))


def test_a_bundle_id_is_nothing_but_chance() -> None:
    assert new_bundle_id(lambda count: bytes(range(count))) == "000102030405060708090a0b0c0d0e0f"


def test_errors_travel_between_processes_with_their_fields() -> None:
    error = CellDoesNotFit(table="t", row=2, column="c")
    again = pickle.loads(pickle.dumps(error))  # noqa: S301
    assert (type(again), again.table, again.row, again.column) == (CellDoesNotFit, "t", 2, "c")


def test_files_are_laid_out_in_order() -> None:
    files: tuple[BundleFile, ...] = lay_out(CONTENT)
    assert [file.path for file in files] == sorted(file.path for file in files)
