"""How the documents are made from their source."""

import unittest

from vb365_openapi.narrowing import narrowed
from vb365_openapi.references import named
from vb365_openapi.shorthand import written_out
from vb365_openapi.text import text


class Narrowing(unittest.TestCase):
    """What of the source is one version's."""

    def test_leaves_out_what_another_version_has(self) -> None:
        source = {"old": {"x-versions": "v5 v6", "a": 1}, "list": [{"x-versions": "v8", "b": 2}, {"c": 3}]}
        self.assertEqual(narrowed(source, "v6"), {"old": {"a": 1}, "list": [{"c": 3}]})
        self.assertEqual(narrowed(source, "v8"), {"list": [{"b": 2}, {"c": 3}]})

    def test_patches_what_differs(self) -> None:
        source = {"a": 1, "b": {"c": 2, "d": 3}, "x-differs": {"v7 v8": {"a": None, "b": {"c": 4}}}}
        self.assertEqual(narrowed(source, "v6"), {"a": 1, "b": {"c": 2, "d": 3}})
        self.assertEqual(narrowed(source, "v8"), {"b": {"c": 4, "d": 3}})

    def test_knows_what_came_with_a_version_and_stayed(self) -> None:
        source = {"a": {"x-versions": "v5 v7+"}}
        self.assertEqual([len(narrowed(source, version)) for version in ("v5", "v6", "v7", "v10")], [1, 0, 1, 1])

    def test_requires_no_member_that_the_version_has_not(self) -> None:
        source = {"required": ["a", "b"], "properties": {"a": {}, "b": {"x-versions": "v8"}}}
        self.assertEqual(narrowed(source, "v7"), {"required": ["a"], "properties": {"a": {}}})


class Shorthand(unittest.TestCase):
    """What a call says in a word."""

    def test_writes_out_parameters_body_answer_and_refusals(self) -> None:
        call = {"x-query": "limit gone", "x-body": "B", "x-answer": "200 page of A", "x-refusals": "404"}
        document = self.document({"Things/{id}/kinds": {"post": call}})
        written = written_out(document)["paths"]["Things/{id}/kinds"]["post"]
        self.assertEqual(
            written["parameters"],
            [{"$ref": "#/components/parameters/id"}, {"$ref": "#/components/parameters/limit"}],
        )
        self.assertTrue(written["requestBody"]["required"])
        self.assertEqual(list(written["responses"]), ["200", "400", "401", "404"])
        page = document["components"]["schemas"]["APage"]
        self.assertEqual(page["properties"]["results"]["items"], {"$ref": "#/components/schemas/A"})
        self.assertEqual(page["required"], ["offset", "results"])

    def test_asks_no_token_of_a_call_without_one(self) -> None:
        call = {"security": [], "x-answer": "204"}
        written = written_out(self.document({"token": {"post": call}}))["paths"]["token"]["post"]
        self.assertEqual(written["responses"], {"204": {"description": "Done."}})

    @staticmethod
    def document(paths: dict) -> dict:
        page = {"required": ["offset"], "properties": {"offset": {}}}
        return {"paths": paths, "components": {"parameters": {"id": {}, "limit": {}}, "schemas": {"Page": page}}}


class Names(unittest.TestCase):
    """What components are called where several versions share a document."""

    def test_share_a_name_where_they_are_alike_to_the_last_reference(self) -> None:
        def version(leaf: str) -> dict:
            inner = {"$ref": "#/components/schemas/Leaf"}
            return {"schemas": {"Tree": {"items": inner}, "Leaf": {"type": leaf}, "Stone": {"type": "string"}}}

        names = named({"v6": version("string"), "v7": version("string"), "v8": version("integer")})
        self.assertEqual(names["v7"], {("schemas", name): name for name in ("Tree", "Leaf", "Stone")})
        self.assertEqual([names["v8"]["schemas", name] for name in ("Tree", "Leaf", "Stone")], ["Tree_v8", "Leaf_v8", "Stone"])


class Text(unittest.TestCase):
    """How the documents are written."""

    def test_has_in_a_line_what_fits(self) -> None:
        value = {"a": {"b": {"c": [1, 2]}}}
        self.assertEqual(text(value), '{\n  "a": {\n    "b": {"c": [1, 2]}\n  }\n}\n')
        long = {"a": {"b": {"c": ["x" * 100, "y" * 20]}}}
        self.assertIn('"c": [\n', text(long))


if __name__ == "__main__":
    unittest.main()
