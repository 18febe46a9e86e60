"""Run in `.venv-theme-peers`: texts and vectors in, BERTopic's topics out; imports none of ours."""

import json
import sys
from pathlib import Path

import numpy as np


def main(given: str, got: str, smallest: str) -> None:
    """As its documentation has it, with the one seed that makes it repeatable."""
    from bertopic import BERTopic  # noqa: PLC0415 - only there
    from umap import UMAP  # noqa: PLC0415

    data = np.load(given)
    reduce = UMAP(
        n_neighbors=15, n_components=5, min_dist=0.0, metric="cosine", random_state=42
    )  # what BERTopic makes itself, but for the seed
    model = BERTopic(umap_model=reduce, min_topic_size=int(smallest))
    topics, _ = model.fit_transform([str(text) for text in data["texts"]], data["vectors"])
    Path(got).write_text(json.dumps([int(topic) for topic in topics]))


if __name__ == "__main__":
    main(*sys.argv[1:])
