"""Scores: names and claims as they were found, against the same page as an annotator gives it.

`agreement` says when two values of a slot are one, `claims` and `entities` pair what was found with what is there, and
`rates` turns the pairs into precision, recall and F1 with their intervals. Nothing here runs a pipeline.
"""
