"""Measurements that anyone can repeat: `make bench` and `make tune`. Nothing here is a test, and no test is timed."""
