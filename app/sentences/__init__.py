"""Every expected error in words: what happened, why, and what to do now; sees all but the ui."""

from app.sentences.sentence import Sentence
from app.sentences.table import sentence

__all__ = ["Sentence", "sentence"]
