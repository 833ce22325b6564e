import Testing

@Suite("Functions", .timeLimit(.minutes(5)))
struct FunctionTests {
  /// More values than these belong together: they are one value.
  static let mostParameters = 5
  /// They hand on what the kernel's and OpenSSL's functions take.
  static let systemModules: Set<String> = ["Transport", "Cryptography"]

  @Test("take five parameters at the most, but for those over C")
  func parameters() throws {
    var functions = 0
    for file in try SourceTree.sources() where !Self.systemModules.contains(file.module) {
      for function in SourceCode(file.text).functions {
        functions += 1
        #expect(
          function.parameters <= Self.mostParameters,
          "\(function.name) in \(file.path) takes \(function.parameters) parameters")
      }
    }
    #expect(functions > 1000)
  }

  @Test(
    "are counted right",
    arguments: [
      ("func f() {}", ["f": 0]), ("func f(_ a: Int) {}", ["f": 1]),
      ("func f<A: P, B>(_ a: (A, B), b: [A: B] = [:]) -> (A, B) {}", ["f": 2]),
      ("func f(_ a: @Sendable (Int, Int) -> Void, b: String = \"a, (b\") {}", ["f": 2]),
      ("// func g(a: Int, b: Int)\nfunc f(a: Int /* b: Int, */, c: Int) { g(1, 2, 3) }", ["f": 2]),
      ("func f(\n  a: Int,\n  b: Dictionary<Int, Int>,\n  c: Int\n) {}\nfunc g(_ a: Int) {}", ["f": 3, "g": 1]),
    ])
  func counting(text: String, expected: [String: Int]) {
    let functions = SourceCode(text).functions
    #expect(Dictionary(uniqueKeysWithValues: functions.map { ($0.name, $0.parameters) }) == expected)
  }
}
