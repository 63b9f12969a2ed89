"""The catalogue as its authors wrote it: reading the files of data/, and the quality gates they must pass."""
