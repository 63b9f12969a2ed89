"""Input that means harm, on every surface, and what to look for in what comes back."""
