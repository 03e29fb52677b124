"""What pipelines find, measured on annotated pages and held against what other pipelines find.

`gold` reads the pages, `setting` says which pipeline is meant, `measure` scores one on the others, `errors` lists what
went wrong, `comparison` tells two pipelines' findings apart, and `card` writes what was measured into the model card.
"""
