"""Story families: the format, its loader, its checker. Standard library only; imports nothing of sayso."""
