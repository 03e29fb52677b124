"""Augmentation: an annotated page with other people, parties and seats in it, and all else as it was."""
