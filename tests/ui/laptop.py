"""A laptop that tests hold in their hand: its clocks stand still until they are moved."""

from dataclasses import dataclass

from app.ui.machine import Machine


@dataclass
class Laptop:
    """Clocks in seconds, and a lid."""

    awake: float = 0.0
    passed: float = 0.0
    lid: bool = False

    def go_on(self, seconds: float) -> None:
        """Let time pass while the laptop is awake."""
        self.awake += seconds
        self.passed += seconds

    def sleep(self, seconds: float) -> None:
        """Let time pass while the laptop sleeps."""
        self.passed += seconds

    def machine(self) -> Machine:
        """Return what the window is told of it."""
        return Machine(lambda: self.awake, lambda: self.passed, lambda: self.lid, _nothing)


def still() -> Machine:
    """Return a laptop on which nothing happens."""
    return Laptop().machine()


def _nothing(_window: int) -> None:
    """Windows of tests may be seen."""
