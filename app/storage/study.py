"""The study's own row, its settings, and the keys it seals with, in the research store."""

from dataclasses import dataclass
from datetime import datetime

from app.domain.ids import StudyId
from app.domain.language_tag import Language
from app.domain.study import Study, StudySecrets, StudySettings
from app.domain.users import Store
from app.storage.sql import Connection, Row, Value


@dataclass(frozen=True, slots=True)
class RecoveryRecipients:
    """The public keys of the recovery identities: data keys are always wrapped for these too."""

    research: str
    identity: str

    def of(self, store: Store) -> str:
        """Return the recipient that recovers that store."""
        return self.research if store is Store.RESEARCH else self.identity


class StudyRow:
    """The one study this vault holds."""

    def __init__(self, research: Connection) -> None:
        """Read and write in the research store."""
        self._research = research

    def found(self, study: Study, secrets: StudySecrets, recovery: RecoveryRecipients) -> None:
        """Keep a new study in a vault that holds none."""
        self._research.execute(
            """
            INSERT INTO study (
                only, id, title, pseudonym, created_at, recovery_research, recovery_identity,
                language, institution, contact_name, contact_phone, privacy_contact,
                complaints_contact, ethics_reference, retention_years, idle_minutes,
                interview_idle_minutes, protocol_id
            )
            VALUES (1, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            (
                study.id,
                study.title,
                study.pseudonym,
                study.created_at.isoformat(),
                recovery.research,
                recovery.identity,
                *_settings_values(study.settings),
            ),
        )
        for name, text in (
            ("archive_identity", secrets.archive_identity),
            ("signing_secret", secrets.signing_secret),
        ):
            self._research.execute(
                "INSERT INTO study_secret (name, text) VALUES (?, ?)", (name, text)
            )

    def get(self) -> Study:
        """Return the study."""
        return _study(self._research.the("SELECT * FROM study"))

    def save(self, study: Study) -> None:
        """Keep the study's title and settings as they are now."""
        self._research.execute(
            """
            UPDATE study SET
                title = ?, language = ?, institution = ?, contact_name = ?, contact_phone = ?,
                privacy_contact = ?, complaints_contact = ?, ethics_reference = ?,
                retention_years = ?, idle_minutes = ?, interview_idle_minutes = ?, protocol_id = ?
            """,
            (study.title, *_settings_values(study.settings)),
        )

    def secrets(self) -> StudySecrets:
        """Return the keys the study seals and signs with."""
        rows = self._research.all("SELECT name, text FROM study_secret")
        text = {row["name"]: row["text"] for row in rows}
        return StudySecrets(text["archive_identity"], text["signing_secret"])

    def note_header(self, revision: int) -> None:
        """Remember that the header came this far, so that an older one is noticed."""
        self._research.execute(
            "UPDATE head SET header_revision = ? WHERE header_revision < ?", (revision, revision)
        )

    def header_revision(self) -> int:
        """Return how far the header is known to have come."""
        return int(self._research.the("SELECT header_revision FROM head")["header_revision"])

    def recovery(self) -> RecoveryRecipients:
        """Return the sheet that counts: the data keys are wrapped for it besides the users."""
        row = self._research.the("SELECT recovery_research, recovery_identity FROM study")
        return RecoveryRecipients(row["recovery_research"], row["recovery_identity"])

    def sheets(self) -> tuple[RecoveryRecipients, ...]:
        """Return the sheet that counts, and behind it the one that waits to be tried, if any."""
        row = self._research.the("SELECT waiting_research, waiting_identity FROM study")
        if row["waiting_research"] is None:
            return (self.recovery(),)
        waiting = RecoveryRecipients(row["waiting_research"], row["waiting_identity"])
        return (self.recovery(), waiting)

    def change_recovery(self, recipients: RecoveryRecipients) -> None:
        """Let this sheet count from now on, and no other."""
        self._research.execute(
            """
            UPDATE study SET recovery_research = ?, recovery_identity = ?,
                waiting_research = NULL, waiting_identity = NULL
            """,
            (recipients.research, recipients.identity),
        )

    def await_recovery(self, recipients: RecoveryRecipients) -> None:
        """Let this sheet open the study too, until one of both is tried."""
        self._research.execute(
            "UPDATE study SET waiting_research = ?, waiting_identity = ?",
            (recipients.research, recipients.identity),
        )


def _settings_values(settings: StudySettings) -> tuple[Value, ...]:
    return (
        settings.language.value,
        settings.institution,
        settings.contact_name,
        settings.contact_phone,
        settings.privacy_contact,
        settings.complaints_contact,
        settings.ethics_reference,
        settings.retention_years,
        settings.idle_minutes,
        settings.interview_idle_minutes,
        settings.protocol_id,
    )


def _study(row: Row) -> Study:
    return Study(
        id=StudyId(row["id"]),
        title=row["title"],
        pseudonym=row["pseudonym"],
        created_at=datetime.fromisoformat(row["created_at"]),
        settings=StudySettings(
            language=Language(row["language"]),
            institution=row["institution"],
            contact_name=row["contact_name"],
            contact_phone=row["contact_phone"],
            privacy_contact=row["privacy_contact"],
            complaints_contact=row["complaints_contact"],
            ethics_reference=row["ethics_reference"],
            retention_years=row["retention_years"],
            idle_minutes=row["idle_minutes"],
            interview_idle_minutes=row["interview_idle_minutes"],
            protocol_id=row["protocol_id"],
        ),
    )
