"""Serves a small model on loopback until standard input ends; prints its address.

Runs in a process of its own, as its packages stand in a folder of their own:
`python -m evals.small_server FOLDER MODEL`.
"""

import sys

_CONTEXT = 8_192
_REPEATS = 1.15
"""Without a penalty a model this small says one clause until it is cut off."""

LINES = r"""
root ::= line line line?
line ::= verb " " [a-z] [a-z0-9£%', -]{14,110} ". [" [1-4] "]\n"
verb ::= "Ask" | "Tell" | "Give" | "Offer" | "Say" | "Send" | "Check" | "Keep" |
  "Explain" | "Choose"
"""
"""What its words have to look like: two or three orders, each with a passage's number.

Left to itself it copies the prompt, and not one sentence reaches the check; held to the form, what
it says is its own, and its numbers are guesses.
"""


def main(folder: str, model: str) -> None:
    """Load the model and serve it."""
    sys.path.append(folder)
    import xllamacpp  # noqa: PLC0415 - only here, and only if `make small-model` installed it

    params = xllamacpp.CommonParams()
    params.model.path = model
    params.hostnames, params.port = ["127.0.0.1"], 0
    # Two threads that wait for each other are slower than one wherever anything else runs.
    params.cpuparams.n_threads = params.cpuparams_batch.n_threads = 1
    params.n_parallel, params.n_ctx = 1, _CONTEXT
    params.sampling.grammar = xllamacpp.CommonGrammar(
        xllamacpp.common_grammar_type.COMMON_GRAMMAR_TYPE_USER, LINES
    )
    params.sampling.penalty_repeat, params.sampling.temp = _REPEATS, 0.0
    server = xllamacpp.Server(params)
    sys.stdout.write(f"{server.listening_address}\n")
    sys.stdout.flush()
    sys.stdin.read()


if __name__ == "__main__":
    main(*sys.argv[1:])
