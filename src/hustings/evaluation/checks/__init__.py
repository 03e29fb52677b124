"""A test bed for checks: statements made from official results, half of them made wrong in a known way."""
