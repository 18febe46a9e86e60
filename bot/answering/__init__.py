"""One question: redact, retrieve, judge coverage, verdict, compose."""
