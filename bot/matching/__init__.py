"""Ranks what the catalogue calls things against the words of a question. Pure; the only importer of rapidfuzz."""
