"""Looking whether everything is in place before people ask: here, and with Slack's help. Nothing is changed."""
