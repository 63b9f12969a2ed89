"""A Slack on this machine, for the tests and behind the page of `httpbot playground`. Knows the app only over HTTP."""
