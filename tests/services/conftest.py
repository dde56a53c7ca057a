"""An office to test verbs in: real stores in memory, a clock that stands still, the real forms."""

import os
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from app.bootstrap import forms_library
from app.domain.clock import FixedClock
from app.domain.ids import UserId
from app.domain.library import Library
from app.domain.study import StudySettings
from app.domain.users import Role
from app.language import UiLanguage, speak
from app.services.office import Office
from app.services.settling import change_settings
from app.storage.memory import memory_vault

NOON = datetime(2026, 11, 23, 11, 0, tzinfo=UTC)
RELEASED = date(2026, 12, 14)
SETTINGS = StudySettings(
    institution="Hogeschool",
    contact_name="Noor",
    contact_phone="078 555 01 23",
    privacy_contact="privacy@hogeschool.example",
    complaints_contact="de ombudsman",
)


@pytest.fixture(scope="session")
def library() -> Library:
    return forms_library(speak(UiLanguage.NL))


@pytest.fixture
def clock() -> FixedClock:
    return FixedClock(NOON)


@pytest.fixture
def office(library: Library, clock: FixedClock) -> Office:
    made = Office(
        begin=memory_vault(clock, os.urandom),
        clock=clock,
        chance=os.urandom,
        actor=UserId("lead"),
        role=Role.LEAD,
        library=library,
        words=speak(UiLanguage.NL),
    )
    with made.begin() as work:
        made = replace(made, actor=work.actor)
    change_settings(made, SETTINGS)
    return made
