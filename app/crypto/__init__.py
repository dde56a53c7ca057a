"""Keys, wrapping and sealing over well-kept libraries; sees language and domain."""
