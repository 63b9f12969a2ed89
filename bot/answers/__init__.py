"""The use case: a question and the catalogue give an answer, a value for every outcome."""
