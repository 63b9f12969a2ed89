"""Letters and words of the two languages: folding, Hangul, keyboards, numerals, tokens. Pure; knows nothing of HTTP answers."""
