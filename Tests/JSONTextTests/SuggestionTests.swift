import JSONText
import Testing

@Suite("Suggestions")
struct SuggestionTests {
  static let members = ["userName", "userPassword", "userCode", "applicationId", "id", "excludeDrafts"]

  @Test(
    "The closest member is suggested, none when all are far",
    arguments: [
      ("username", "userName"), ("userPasword", "userPassword"), ("userNmae", "userName"), ("usrName", "userName"),
      ("userNames", "userName"), ("password", "userPassword"), ("applicationID", "applicationId"), ("di", "id"),
      ("Id", "id"), ("ix", "id"), ("excludeDraft", "excludeDrafts"), ("casServer", nil), ("", nil), ("xy", nil),
      ("somethingElse", nil), ("é", nil),
    ] as [(String, String?)])
  func closest(word: String, expected: String?) {
    #expect(Suggestion.closest(to: word, among: Self.members) == expected)
  }

  @Test("Of equally close candidates the first is taken")
  func ties() {
    #expect(Suggestion.closest(to: "bat", among: ["cat", "hat"]) == "cat")
    #expect(Suggestion.closest(to: "bat", among: ["hat", "cat"]) == "hat")
    #expect(Suggestion.closest(to: "cart", among: ["hard", "cat", "card"]) == "cat")
    #expect(Suggestion.closest(to: "a", among: []) == nil)
  }

  @Test("Long words are compared with nothing: it would take as many steps as the square of their length")
  func long() {
    let word = String(repeating: "a", count: 10_000)
    #expect(Suggestion.closest(to: word, among: [word + "b"]) == nil)
    let name = String(repeating: "a", count: 255)
    #expect(Suggestion.closest(to: name, among: [name + "b"]) == name + "b")
  }

  @Test("A name from a text is compared by what it means")
  func decoded() throws {
    let sent = [
      #"\u0075serNam"#: "userName",
      #"\u0075\u0073\u0065\u0072\u0050\u0061\u0073\u0073\u0077\u006f\u0072\u0064\u0073"#: "userPassword",
    ]
    for (name, expected) in sent {
      let text = Array("{\"\(name)\":1}".utf8)
      let found = try #require(try firstString(in: text.span))
      #expect(Suggestion.closest(to: found, in: text.span, among: Self.members) == expected)
    }
  }

  @Test("A name of megabytes costs nothing", .timeLimit(.minutes(5)), arguments: ["x", #"\u0078"#])
  func hostile(unit: String) throws {
    let text = Array("{\"\(String(repeating: unit, count: 1 << 20))\":1}".utf8)
    let name = try #require(try firstString(in: text.span))
    for _ in 0..<1000 {
      #expect(Suggestion.closest(to: name, in: text.span, among: Self.members) == nil)
    }
  }
}
