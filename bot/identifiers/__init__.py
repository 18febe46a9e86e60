"""What identifies a customer, found in text by its shape. Pure, synchronous, no model.

Each recogniser is a function `(text) -> Iterator[Span]` over text that `folding.fold` has made
plain; `recognisers.found` runs them all. `guesses` judges what a model believes about words.
"""
