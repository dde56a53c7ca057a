"""The icons within a field: as large as all others, where Qt keeps to sixteen pixels."""

from functools import cache

from PySide6.QtWidgets import QApplication, QLineEdit, QProxyStyle, QStyle, QStyleOption, QWidget

from app.ui.theme import ICON, theme


def grow_icons(field: QLineEdit) -> None:
    """Let the icons of this field grow with its words."""
    field.setStyle(_style())


@cache
def _style() -> "_Grown":
    style = _Grown("Fusion")
    style.setParent(QApplication.instance())
    return style


class _Grown(QProxyStyle):
    def pixelMetric(
        self,
        metric: QStyle.PixelMetric,
        option: QStyleOption | None = None,
        widget: QWidget | None = None,
    ) -> int:
        """Answer for the icons of a field; no style sheet has a word for them."""
        if metric is QStyle.PixelMetric.PM_LineEditIconSize:
            return theme().px(ICON)
        return super().pixelMetric(metric, option, widget)
