"""The vault and the only SQL; sees language and domain, a stranger to its neighbours."""
