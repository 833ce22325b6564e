"""Makes the OpenAPI documents in openapi/ from their one source in openapi/source: see scripts/openapi.

The source is OpenAPI with marks, all gone in what is made of it: `narrowing` has those that tell versions apart, and
`shorthand` those that say in a word what every call would repeat.
"""
