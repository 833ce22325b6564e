extension FixtureProblemTests {
  /// A document of one resource, whose members begin in column 20.
  private static func resource(_ members: String) -> String {
    "{ \"resources\": [ { \(members) } ] }"
  }

  static let resourceVectors: [ProblemVector] = [
    ProblemVector(
      "a resource without anything", resource(""),
      lines: ["a.json:1:18: /resources/0: a resource must have \"path\""]),
    ProblemVector(
      "a path that resembles a known one", resource(#""path": "jobs", "items": []"#),
      lines: ["a.json:1:28: /resources/0/path: no resource has this path; did you mean \"Jobs\"?"]),
    ProblemVector(
      "a path with an id that resembles a known one",
      resource(#""path": "Organizations/8a0e6f0c-31a4-4f43-9d0d-6f2b9c1e7a10/User", "items": []"#),
      lines: [
        "a.json:1:28: /resources/0/path: no resource has this path; did you mean "
          + "\"Organizations/8a0e6f0c-31a4-4f43-9d0d-6f2b9c1e7a10/Users\"?"
      ]),
    ProblemVector(
      "a list without items", resource(#""path": "Jobs""#),
      lines: ["a.json:1:18: /resources/0: a resource with this path must have \"items\""]),
    ProblemVector(
      "a list written as a document", resource(#""path": "Jobs", "document": {}"#),
      lines: ["a.json:1:48: /resources/0/document: Jobs is a list; write its objects as \"items\""]),
    ProblemVector(
      "a document written as a list", resource(#""path": "License", "items": [{}]"#),
      lines: ["a.json:1:48: /resources/0/items: License is a single document; write it as \"document\""]),
    ProblemVector(
      "a document given twice", resource(#""path": "License", "document": {}"#),
      resource(#""path": "License", "document": {}"#),
      lines: ["b.json:1:51: /resources/0/document: this document is given twice, first at a.json:1:51"]),
    ProblemVector(
      "items that are no objects", resource(#""items": [1, "Jobs"], "path": "Jobs""#),
      lines: [
        "a.json:1:30: /resources/0/items/0: expected an object, found a number",
        "a.json:1:33: /resources/0/items/1: expected an object, found a string",
      ]),
    ProblemVector(
      "an item with a member twice", resource(#""path": "Jobs", "items": [{"id": "a", "x": 1, "x": 2}]"#),
      lines: ["a.json:1:66: /resources/0/items/0/x: the object has this member twice"]),
    ProblemVector(
      "items whose id is missing or no string",
      resource(#""path": "Jobs", "items": [{}, {"id": 1}, {"id": ""}]"#),
      lines: [
        "a.json:1:46: /resources/0/items/0: an item of Jobs must have \"id\"",
        "a.json:1:57: /resources/0/items/1/id: an id is a string, and not empty",
        "a.json:1:68: /resources/0/items/2/id: an id is a string, and not empty",
      ]),
    ProblemVector(
      "an id that an item of another document has", resource(#""path": "Jobs", "items": [{"id": "a"}]"#),
      resource(#""path": "Jobs", "items": [{"id": "A"}]"#),
      lines: [
        "b.json:1:53: /resources/0/items/0/id: another item of the list has this id, first at a.json:1:53"
      ]),
    ProblemVector(
      "paths whose id names nothing",
      """
      { "resources": [ { "path": "Jobs", "items": [{ "id": "nightly" }] },
        { "path": "Jobs/nightli/SelectedItems", "items": [] },
        { "path": "Organizations/\(Sample.organizationId)/Users", "items": [] },
        { "path": "Organizations/abc/Users", "items": [] } ] }
      """,
      lines: [
        "a.json:2:13: /resources/1/path: no item of Jobs has the id nightli; did you mean \"nightly\"?",
        "a.json:3:13: /resources/2/path: nothing has the id \(Sample.organizationId), expected that of an organization",
        "a.json:4:13: /resources/3/path: expected the id of an organization in the path: 8-4-4-4-12 hexadecimal digits",
      ]),
  ]
}
