"""Ways to group texts that themes are compared with, all over the same vectors."""

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np

from bot.outer_loop.grouping import Labels, groups
from bot.outer_loop.space import seen_apart
from evals.labelled import Labelled

PEERS = Path(".venv-theme-peers/bin/python")
"""Where BERTopic is, after `make theme-peers`."""

Way = Callable[[Labelled], Labels]


def leeway(data: Labelled) -> Labels:
    """The product's, with what it ships with."""
    return groups(seen_apart(data.vectors))


def k_means(data: Labelled) -> Labels:
    """Told how many groups there are, which nobody knows in practice."""
    from sklearn.cluster import KMeans  # noqa: PLC0415 - sklearn takes a second

    found: Labels = KMeans(data.true_groups, n_init=4, random_state=0).fit_predict(data.vectors)
    return found


def hdbscan(data: Labelled) -> Labels:
    """scikit-learn's, over the vectors as they are."""
    from sklearn.cluster import HDBSCAN  # noqa: PLC0415

    found: Labels = HDBSCAN(min_cluster_size=3, min_samples=2, copy=True).fit_predict(data.vectors)
    return found


def hdbscan_reduced(data: Labelled) -> Labels:
    """scikit-learn's, over the main directions."""
    from sklearn.cluster import HDBSCAN  # noqa: PLC0415

    points = seen_apart(data.vectors)
    found: Labels = HDBSCAN(min_cluster_size=3, min_samples=2, copy=True).fit_predict(points)
    return found


def average_linkage(data: Labelled) -> Labels:
    """scikit-learn's, over the vectors as they are, cut at the best of four cosines (0.5)."""
    from sklearn.cluster import AgglomerativeClustering  # noqa: PLC0415

    way = AgglomerativeClustering(
        n_clusters=None, metric="cosine", linkage="average", distance_threshold=0.5
    )
    found: Labels = way.fit_predict(data.vectors)
    return found


def bertopic(smallest: int) -> Way:
    """BERTopic given the same vectors; `smallest` is its `min_topic_size`, 10 by default."""

    def way(data: Labelled) -> Labels:
        with TemporaryDirectory(prefix="leeway-themes-") as name:
            given, got = Path(name) / "given.npz", Path(name) / "got.json"
            np.savez(given, vectors=data.vectors, texts=np.array(data.texts))
            script = Path(__file__).with_name("theme_peer.py")
            command = [str(PEERS), str(script), str(given), str(got), str(smallest)]
            subprocess.run(command, check=True, stdout=sys.stderr)  # noqa: S603 - our own script
            return np.array(json.loads(got.read_text()), dtype=np.intp)

    return way


WAYS: dict[str, Way] = {
    "leeway": leeway,
    "k-means, true k": k_means,
    "BERTopic": bertopic(10),
    "BERTopic, from 5": bertopic(5),
    "HDBSCAN": hdbscan,
    "HDBSCAN, 64 directions": hdbscan_reduced,
    "average linkage": average_linkage,
}
