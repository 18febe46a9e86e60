"""How well Leeway answers: golden cases, boundary twins, public sets, and the report on them."""
