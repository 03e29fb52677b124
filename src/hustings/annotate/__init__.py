"""Annotators' work in Doccano: pages are sent there with their names, and come back as annotators have left them.

Names are what annotators mark there. Claims stay in the markup: they are carried over to the names and the text that
come back, and what can no longer hold is told.
"""
