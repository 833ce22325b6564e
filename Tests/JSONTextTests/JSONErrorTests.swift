import JSONText
import Testing

@Suite("Diagnostics")
struct JSONErrorTests {
  @Test(
    "The mistakes people make are answered with what to do",
    arguments: [
      (#"{userName: "a"}"#, "a name in double quotes", "a name without quotes", "put the name in double quotes"),
      (
        #"{"userName": "CONTOSO\jsmith"}"#, #"an escape: \" \\ \/ \b \f \n \r \t or \u0041"#,
        "a backslash that begins no escape", #"write a backslash as \\"#
      ),
      (#"{"applicationId": <app_id>}"#, "a value", "'<'", "replace the placeholder in angle brackets with a value"),
      ("{ {", "a name in double quotes or '}'", "'{'", "remove this brace, or give it a name"),
      (
        #"{"a":1 "b":2}"#, "',' or '}'", "a string",
        #"put a comma before it; or escape a quotation mark inside the string before as \""#
      ),
      ("{\"a\": True}", "a value", "true, false or null in the wrong case", "write it in lower case"),
      (
        "{“a”: 1}", "a name in double quotes or '}'", "a typographic quotation mark",
        "put plain double quotes in place of typographic ones"
      ),
      ("{} {}", "the end of the text", "'{'", "remove what follows the value"),
      ("", "a value", "the end of the text", "check that the whole text was sent"),
    ])
  func texts(text: String, expected: String, found: String, suggestion: String) throws {
    let error = try #require(Reading(text, .fixture).error)
    #expect(error.expected == expected)
    #expect(error.found == found)
    #expect(error.suggestion == suggestion)
    #expect(error.description == "expected \(expected), found \(found): \(suggestion)")
  }
}
