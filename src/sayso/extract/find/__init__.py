"""Rules that find statements, sentence by sentence."""
