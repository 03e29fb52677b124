"""Annotated copy: pages whose names and claims a person has marked, in every form that tools need them in.

The markup (`hustings.corpus.markup`) is the one form that is kept; the others are made from it, and back.
"""
