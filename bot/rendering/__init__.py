"""Answer -> Block Kit, plain text and terminal. The only place that knows Block Kit and its limits. Pure."""
