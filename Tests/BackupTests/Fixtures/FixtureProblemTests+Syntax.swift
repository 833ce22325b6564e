extension FixtureProblemTests {
  static let syntaxVectors: [ProblemVector] = [
    ProblemVector(
      "an empty file", "",
      lines: ["a.json:1:1: expected a value, found the end of the text; check that the whole text was sent"]),
    ProblemVector(
      "a file that ends early", "{\n  \"tokens\": [",
      lines: [
        "a.json:2:14: /tokens: expected a value or ']', found the end of the text; check that the whole text was sent"
      ]),
    ProblemVector(
      "text after the document", "{}\n{}",
      lines: ["a.json:2:1: expected the end of the text, found '{'; remove what follows the value"]),
    ProblemVector(
      "single quotes", "{ 'tokens': [] }",
      lines: ["a.json:1:3: expected double quotes, found single quotes; use double quotes"]),
    ProblemVector(
      "a name without quotes", "{ tokens: [] }",
      lines: [
        "a.json:1:3: expected a name in double quotes, found a name without quotes; put the name in double quotes"
      ]),
    ProblemVector(
      "a missing comma", "{ \"deviceCodes\": [\"a\" \"b\"] }",
      lines: [
        "a.json:1:23: /deviceCodes/0: expected ',' or ']', found a string; put a comma before it; or escape a quotation "
          + "mark inside the string before as \\\""
      ]),
    ProblemVector(
      "a broken document is not blamed on those who refer to it", "[}", Sample.session(""),
      lines: ["a.json:1:1: expected an object, found an array", "a.json:1:2: expected a value or ']', found '}'"]),
    ProblemVector(
      "a broken document does not hide the next one's problems", "{", "{ \"deviceCodes\": [1] }",
      lines: [
        "a.json:1:2: expected a name in double quotes or '}', found the end of the text; "
          + "check that the whole text was sent",
        "b.json:1:19: /deviceCodes/0: expected a string, found a number",
      ]),
  ]
}
