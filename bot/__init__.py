"""httpbot: answers HTTP status-code questions in Slack, in Korean and English."""
