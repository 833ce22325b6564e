import Testing

@Suite("explain, as a shell calls it", .timeLimit(.minutes(5)))
struct ExplainCommandTests {
  @Test("prints one rule, and all of them without a name")
  func rules() throws {
    let one = try EmulatorProcess.run(["explain", "credentials.one-way"])
    #expect(one.status == 0)
    #expect(one.output.hasPrefix("credentials.one-way\n"))
    let all = try EmulatorProcess.run(["explain"])
    #expect(all.status == 0)
    #expect(all.output.contains("\ncredentials.one-way  "))
  }

  @Test("ends with 64 for a name that it does not know, and says which was meant")
  func unknown() throws {
    let outcome = try EmulatorProcess.run(["explain", "credentials.oneway"])
    #expect(outcome.status == 64)
    #expect(outcome.output.isEmpty)
    #expect(
      outcome.errorLines == ["there is no rule 'credentials.oneway'; did you mean credentials.one-way?"])
    #expect(try EmulatorProcess.run(["explain", "x"]).errorLines == ["there is no rule 'x'; explain alone lists all"])
    #expect(try EmulatorProcess.run(["explain", "--markdown", "body.json"]).status == 64)
  }
}
