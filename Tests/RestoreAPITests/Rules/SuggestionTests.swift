import Testing

@Suite("What to do about a violation", .timeLimit(.minutes(5)))
struct SuggestionTests {
  private func expectSuggestions(_ answer: TestAnswer) {
    for finding in answer.violations + answer.warnings {
      #expect(finding.suggestion?.isEmpty == false, "\(finding.rule) at \(finding.pointer): \(finding.found)")
    }
  }

  @Test("is said for every row of the body rules", arguments: BodyRuleVector.all)
  func bodyRules(vector: BodyRuleVector) throws {
    let answer = try TestAPI().send(vector.request)
    #expect(!answer.violations.isEmpty)
    expectSuggestions(answer)
  }

  @Test("is said for every two ways of credentials", arguments: WayPair.all)
  func ways(pair: WayPair) throws {
    expectSuggestions(try TestAPI().send(pair.request))
  }

  @Test("is said for every missing member of a way", arguments: WayVector.all)
  func missing(way: WayVector) throws {
    for member in way.members {
      for request in [way.request(without: member.name), way.request(with: member.name, as: "null")] {
        expectSuggestions(try TestAPI().send(request))
      }
    }
  }

  @Test("is said for every row of the dialect", arguments: DialectVector.read + DialectVector.refused)
  func dialect(vector: DialectVector) throws {
    expectSuggestions(try TestAPI().send(.single("").with { $0.body = vector.body }))
  }

  @Test(
    "is said for every kind of property with a value of every kind",
    arguments: ["[]", "{}", "true", "-1", "1.5", #""""#, #""a text""#, "NaN", "undefined"])
  func kinds(value: String) throws {
    for name in [
      "changedItems", "recentItemRestorePeriod", "applicationId", "casServer", "office365UserPassword",
      "applicationCertificate", "mailBoxes",
    ] {
      expectSuggestions(try TestAPI().send(.bulk(members: #""userCode":"C6A9DB737","\#(name)":\#(value)"#)))
    }
  }

  @Test("is said for every path", arguments: RouteVector.all)
  func paths(vector: RouteVector) throws {
    let answer = try TestAPI().send(TestRequest(vector.method, vector.path, body: Bodies.password))
    for finding in answer.violations where !["http.message"].contains(finding.rule) {
      #expect(finding.suggestion?.isEmpty == false, "\(finding.rule) at \(finding.pointer)")
    }
  }
}
