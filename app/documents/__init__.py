"""PDFs in and out; the only room that writes them, sees language and domain."""
