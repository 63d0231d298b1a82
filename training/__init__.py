"""Training of the reader: torch lives here and nowhere else; sayso never imports it."""
