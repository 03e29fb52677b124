"""Stories from results: annotated copy that a grammar of its own makes of official results, for training only.

What is said of a real candidate is what the results say; whoever is quoted, or does anything else, is invented.
"""
