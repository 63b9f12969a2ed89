"""Slack in, Slack out: one module a surface. They parse, call and send; no decisions, no sentences, no blocks."""
