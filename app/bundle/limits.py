"""How large things may be, in bytes: nothing larger is sealed, so nothing larger is opened."""

BUNDLE_LIMIT = 256 * 1024 * 1024
"""A sealed file. Opening one takes about three times as much memory."""

RECEIPT_LIMIT = 64 * 1024
"""A receipt or a signature."""

BACKUP_LIMIT = 512 * 1024 * 1024
"""A backup. Making and restoring one takes about three times as much memory."""
