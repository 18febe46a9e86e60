"""The ONNX session that every local model runs in.

Importing this module imports onnxruntime (0.4 s, 30 MB): import it late.
"""

import ctypes
import sys
from pathlib import Path

import onnxruntime as ort


def session(model: Path) -> ort.InferenceSession:
    """Load a model for one thread at a time; raises onnxruntime's own errors, of no common kind.

    Its tensors come from an arena that keeps what the longest text took: of the shipped embedder's
    13 MB, or 27 where six were read at once. Given back, it has to be fetched again for every long
    text, page by page, which takes a quarter to a third of the time.
    """
    _give_memory_back()
    options = ort.SessionOptions()
    options.intra_op_num_threads = 1  # two threads spin against each other on a busy small box
    options.inter_op_num_threads = 1
    options.enable_mem_pattern = False  # it plans for one length, and texts have many
    return ort.InferenceSession(str(model), options, providers=["CPUExecutionProvider"])


def _give_memory_back() -> None:
    """Keep glibc from hoarding what models and tensors freed, in the whole process.

    It learns from every big block that is freed to keep bigger ones in its heaps, one per thread.
    Held to the threshold that it starts with, the shipped embedder takes 65 MB less once loaded.
    """
    m_mmap_threshold, start = -3, 128 * 1024  # from malloc.h
    if sys.platform == "linux":
        mallopt = getattr(ctypes.CDLL(None), "mallopt", None)  # other C libraries have none
        if mallopt is not None:
            mallopt(m_mmap_threshold, start)
