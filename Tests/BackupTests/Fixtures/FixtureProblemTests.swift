import Backup
import Testing

@Suite("Whatever is wrong with fixtures has a line of its own", .timeLimit(.minutes(5)))
struct FixtureProblemTests {
  @Test("members", arguments: memberVectors)
  func member(vector: ProblemVector) { check(vector) }

  @Test("values", arguments: valueVectors)
  func value(vector: ProblemVector) { check(vector) }

  @Test("effects", arguments: effectVectors)
  func effect(vector: ProblemVector) { check(vector) }

  @Test("names and ids that are taken", arguments: repetitionVectors)
  func repetition(vector: ProblemVector) { check(vector) }

  @Test("references", arguments: referenceVectors)
  func reference(vector: ProblemVector) { check(vector) }

  @Test("resources", arguments: resourceVectors)
  func resource(vector: ProblemVector) { check(vector) }

  @Test("texts that are no JSON", arguments: syntaxVectors)
  func syntax(vector: ProblemVector) { check(vector) }

  private func check(_ vector: ProblemVector, sourceLocation: SourceLocation = #_sourceLocation) {
    #expect(problems(vector.documents) == vector.lines, sourceLocation: sourceLocation)
  }

  @Test("all problems of all documents are told, in the order of the text")
  func manyProblems() {
    let lines = problems([
      Sample.mailbox(#""isArchive": 1, "colour": {}"#),
      #"{ "deviceCodes": [7], "tokens": [ { "token": "t", "userName": "nobody" } ] }"#,
    ])
    #expect(
      lines == [
        "a.json:3:16: /organizations/0/mailboxes/0/isArchive: expected true or false, found a number",
        "a.json:3:19: /organizations/0/mailboxes/0/colour: unknown member of a mailbox; known are \"id\", \"name\", "
          + "\"email\", \"isArchive\", \"isPublic\", \"folders\", \"outcome\"",
        "b.json:1:19: /deviceCodes/0: expected a string, found a number",
        "b.json:1:63: /tokens/0/userName: no REST user has this name",
      ])
  }

  @Test("a byte-order mark is one at the text's start only: elsewhere it is a character, and has a column")
  func marks() {
    let lines = problems(["\u{FEFF}{ \"a\": 0, /* \n\u{FEFF} */ \"b\": 0, \"c\": 0 }"])
    #expect(lines.map { $0.prefix { $0 != "/" } } == ["a.json:1:3: ", "a.json:2:6: ", "a.json:2:14: "])
  }

  @Test("after a hundred problems, the rest is counted")
  func limit() {
    let lines = problems([#"{ "deviceCodes": ["# + Array(repeating: "0", count: 103).joined(separator: ",") + "] }"])
    #expect(lines.count == FixtureProblems.limit + 1)
    #expect(lines.last == "and 3 more")
  }

  @Test("no secret is ever shown, whatever is wrong with it")
  func secretsStaySecret() {
    let lines = problems([
      """
      { "restUsers": [ { "userName": "u", "password": "pa55word", "password": "pa55word" },
                       { "userName": "U", "password": { "pa55word": "pa55word" }, "grants": ["pa55word"] } ],
        "tokens": [ { "token": "pa55word", "userName": "u" }, { "token": "pa55word", "userName": "v" },
                    { "token": "pa55word!", "userName": "u", "expires": "pa55word" } ],
        "deviceCodes": [ "pa55word", "PA55WORD", "" ],
        "exchangeAccounts": [ { "userName": "e", "password": ["pa55word"] } ],
        "organizations": [ { "type": "pa55word", "id": "pa55word", "name": "x" } ],
        "restoreSessions": "pa55word
      """
    ])
    #expect(lines.count == 13)
    for line in lines { #expect(!line.lowercased().contains("pa55word"), "\(line)") }
  }

  @Test("problems are values for machines too")
  func values() throws {
    let thrown = #expect(throws: FixtureProblems.self) { try world("{\n  \"tokenz\": [] }") }
    let problem = try #require(thrown?.problems.first)
    #expect(thrown?.problems.count == 1)
    #expect(problem.file == "world.json")
    #expect(problem.line == 2)
    #expect(problem.column == 3)
    #expect(problem.pointer == "/tokenz")
    #expect(problem.message == "unknown member of a fixture document")
    #expect(problem.suggestion == "did you mean \"tokens\"?")
  }
}
