"""A sitting: consent being asked item by item, of which nothing is kept until the end."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from app.domain.consent import Answer, ItemAnswer, Understood
from app.domain.consent_form import ConsentForm, ConsentItem


@dataclass(frozen=True, slots=True)
class Sitting:
    """What was said so far about the items of one form, in the language it is read in."""

    form: ConsentForm
    limits_said: bool = False
    answers: Mapping[str, Answer] = field(default_factory=dict)
    understood: Mapping[str, Understood] = field(default_factory=dict)

    def read_in(self, form: ConsentForm) -> "Sitting":
        """Go on in another language; what was said stays said."""
        return replace(self, form=form)

    def with_limits_said(self) -> "Sitting":
        """Remember that the limits of confidentiality were said."""
        return replace(self, limits_said=True)

    def with_answer(self, item: str, answer: Answer) -> "Sitting":
        """Remember yes or no to one item, in place of what was said before."""
        return replace(self, answers={**self.answers, item: answer})

    def with_understanding(self, item: str, understood: Understood) -> "Sitting":
        """Remember what the teach-back question showed."""
        return replace(self, understood={**self.understood, item: understood})

    def is_refused(self) -> bool:
        """Tell whether somebody said no to an item without which there is no talk."""
        return any(
            item.required and self.answers.get(item.id) is Answer.NO for item in self.form.items
        )

    def is_whole(self) -> bool:
        """Tell whether every item was answered and the limits were said."""
        return self.limits_said and not self.unanswered()

    def unanswered(self) -> tuple[ConsentItem, ...]:
        """Return the items nobody has answered yet."""
        return tuple(item for item in self.form.items if item.id not in self.answers)

    def all_refused(self) -> "Sitting":
        """Say no to whatever was not asked any more, since there will be no talk."""
        rest = {item.id: Answer.NO for item in self.unanswered()}
        return replace(self, answers={**rest, **self.answers})

    def item_answers(self) -> tuple[ItemAnswer, ...]:
        """Return the answers in the order of the form."""
        return tuple(
            ItemAnswer(
                item.id,
                self.answers[item.id],
                self.understood.get(item.id, Understood.NOT_ASKED),
            )
            for item in self.form.items
            if item.id in self.answers
        )
