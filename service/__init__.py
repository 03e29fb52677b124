"""The extractor over HTTP: `create_app` for any ASGI server, `serve` to start one.

Layers, downwards: `app` → `api` → `extraction` → `models`; `engine`, `problems` and `settings` stand alone.
"""
