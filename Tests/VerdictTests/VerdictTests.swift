import Testing
import Verdict

@Suite("What is to be said of a request", .timeLimit(.minutes(1)))
struct VerdictTests {
  private static func violation(_ basis: Basis, of number: Int = 0) -> Violation {
    Violation(
      Rule("test.rule-\(number)", basis, "Nothing is asked.", example: "{}"), at: "", expected: "one thing",
      found: "another")
  }

  @Test("rests on the weakest word among the rules that made the answer")
  func weakest() {
    var verdict = Verdict()
    var basis = verdict.basis
    #expect(basis == .documented)
    verdict.rest(on: .observed)
    verdict.rest(on: .openapi)
    basis = verdict.basis
    #expect(basis == .observed)
  }

  @Test("is what the first violation says, once the request is refused")
  func refused() {
    var verdict = Verdict()
    verdict.rest(on: .assumed)
    verdict.refuse([Self.violation(.framework), Self.violation(.assumed)])
    let basis = verdict.basis
    #expect(basis == .framework)
    let isPlain = verdict.isPlain
    #expect(!isPlain)
  }

  @Test("waits as long as the slowest part")
  func slowest() {
    var verdict = Verdict()
    verdict.wait(20)
    verdict.wait(5)
    let delay = verdict.delayMilliseconds
    #expect(delay == 20)
  }

  @Test("lists as many warnings as there is room for, and drops the others")
  func room() {
    var verdict = Verdict()
    for number in 0..<(Violation.listed + 5) {
      let hasRoom = verdict.hasRoomForWarnings
      #expect(hasRoom == (number < Violation.listed))
      verdict.warn(Self.violation(.assumed, of: number))
    }
    let names = verdict.warnings.map(\.rule.name)
    #expect(names == (0..<Violation.listed).map { "test.rule-\($0)" })
  }

  @Test("names every basis by the word that users see", arguments: Basis.allCases)
  func words(basis: Basis) {
    #expect("\(basis)" == "\(basis.name)")
    #expect(Basis.allCases.filter { $0 < basis }.count == basis.rawValue)
  }
}
