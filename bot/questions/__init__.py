"""Raw text to Question: mrkdwn, log lines, codes in a status position, intent, language. Pure."""
