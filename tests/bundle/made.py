"""Invented content and keys, from which every test of the bundle starts."""

from dataclasses import dataclass, field, replace
from pathlib import Path

from app.bundle.seal import SealingKeys, SealOrder, name_finally, prove
from app.crypto.sealing import AgeIdentity, generate_identity
from app.crypto.signing import generate_signing_keys
from app.domain.bundle import (
    BundleContent,
    BundleId,
    Column,
    ColumnType,
    DecisionCount,
    ExtraFile,
    Level,
    Recipient,
    SealedBundle,
    SealFacts,
    Table,
    TextDocument,
    Version,
    Withdrawn,
)
from app.domain.ids import RecipientId

HOUSING = Table(
    name="interviews",
    title="Gesprekken",
    columns=(
        Column("participant", "Deelnemer", ColumnType.STRING, "De code in deze bundel."),
        Column(
            "wave",
            "Ronde",
            ColumnType.STRING,
            "De ronde van het meetplan.",
            (Level("before-release", "voor vrijlating"), Level("week-1", "eerste week")),
        ),
        Column("weeks", "Weken", ColumnType.INTEGER, "Weken na de vrijlating."),
        Column("own_home", "Eigen huis", ColumnType.BOOLEAN, "Woont in een eigen huis."),
    ),
    rows=(
        ("D-01", "before-release", -7, None),
        ("D-01", "week-1", 1, True),
        ("D-02", "week-1", None, False),
    ),
)

CONTENT = BundleContent(
    tables=(HOUSING,),
    texts=(
        TextDocument("D-01-gesprek-1", "Toen belde [zus] naar [gesloten inrichting].\n"),
        TextDocument("D-02-gesprek-1", "“Niemand belt terug”, zei ze. Ğülşen niet.\n"),
    ),
    decisions=(DecisionCount("PERSON", "auto", "mask", 12),),
    withdrawn=(Withdrawn("D-03", "everything", (3, 2)),),
    extra_files=(ExtraFile("projects/study.qdpx", bytes(range(256)) * 5),),
)


@dataclass(frozen=True)
class Desk:
    """A study's keys, an analyst with a key of their own, and a folder to seal into."""

    folder: Path
    keys: SealingKeys = field(
        default_factory=lambda: SealingKeys(generate_identity(), generate_signing_keys())
    )
    analyst: AgeIdentity = field(default_factory=generate_identity)

    @property
    def sender(self) -> str:
        return self.keys.signer.public

    def facts(self, sequence: int = 17, previous: str | None = None) -> SealFacts:
        return SealFacts(
            bundle_id=BundleId("0f" * 16),
            sequence=sequence,
            previous_seal=previous,
            study="Studie Zwaluw",
            sealed_in="2026-11",
            recipients=(
                Recipient(RecipientId("r-1"), "A. Analist", "Hogeschool", self.analyst.public),
            ),
            archive_key=self.keys.archive.public,
            log_head="c" * 64,
            versions=(Version("waterlijn", "0.1.0"),),
        )

    def order(self, content: BundleContent = CONTENT, sequence: int = 17) -> SealOrder:
        return SealOrder(content, self.facts(sequence), self.keys, self.folder)

    def order_to(self, folder: Path) -> SealOrder:
        return replace(self.order(), folder=folder)


def seal(order: SealOrder) -> SealedBundle:
    """Take both steps of sealing, as when nobody takes consent back in between."""
    return name_finally(prove(order))
