"""The steward's page: reading and deciding, the risk sheet, and sealing a bundle."""
