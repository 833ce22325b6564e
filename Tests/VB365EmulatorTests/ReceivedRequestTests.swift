import RestoreAPI
import Testing

@testable import VB365Emulator

@Suite("What an emulator was sent", .timeLimit(.minutes(5)))
struct ReceivedRequestTests {
  @Test("is listed with the newest last, and forgotten when that is asked for", arguments: Played.Way.allCases)
  func list(_ way: Played.Way) async throws {
    try await Played.by(way) { played in
      #expect(played.emulator.requests().isEmpty)
      try played.send(Sent.list)
      try played.send(Sent.restore())
      let requests = played.emulator.requests()
      #expect(requests.map(\.operation) == [.listOrganizations, .restoreMailbox])
      #expect(requests.map(\.method) == ["GET", "POST"])
      #expect(requests.map(\.status) == [200, 200])
      #expect(requests[0].time <= requests[1].time)
      #expect(played.emulator.requests(session: Sent.session).map(\.id) == [requests[1].id])
      played.emulator.clearRequests(session: Sent.session)
      #expect(played.emulator.requests().map(\.id) == [requests[0].id])
      played.emulator.clearRequests()
      #expect(played.emulator.requests().isEmpty)
    }
  }

  @Test("tells all of a request that was served", arguments: Played.Way.allCases)
  func served(_ way: Played.Way) async throws {
    try await Played.by(way) { played in
      var sent = Sent.restore()
      sent.headers["User-Agent"] = "nightly/1"
      try played.send(sent)
      let request = try #require(played.emulator.requests().first)
      #expect(request.path == Sent.path())
      #expect(request.session == Sent.session)
      #expect(request.mailbox == Sent.mailbox)
      #expect(request.user == "administrator")
      #expect(request.basis == .documented)
      #expect(request.verdict == .ok)
      #expect(request.fault == nil)
      #expect(request.findings.isEmpty)
      #expect(request.duration >= .zero)
      #expect((request.client == nil) == (way == .direct))
      #expect(request.header("user-agent") == "nightly/1")
      #expect(request.body?["USERNAME"] == "jsmith@abc.onmicrosoft.com")
      #expect(request.body?["userPassword"] == .secret(length: Sent.password.count))
      #expect(request.answer?["createdItemsCount"] == 0)
      #expect(request.curl.hasPrefix("curl "))
      #expect(request.id.contains("-"))
    }
  }

  @Test("tells why a request was refused, with its place", arguments: Played.Way.allCases)
  func refused(_ way: Played.Way) async throws {
    try await Played.by(way) { played in
      try played.send(Sent.refused)
      let request = try #require(played.emulator.requests().first)
      #expect(request.status == 400)
      #expect(request.verdict == .violations)
      let finding = try #require(request.findings.first)
      #expect(!finding.rule.isEmpty)
      #expect(!finding.isWarning)
      #expect(finding.pointer == "/userPassword")
      #expect(finding.expected.isEmpty == false)
      #expect("\(request)".contains("→ 400"))
      #expect("\(request)".contains("\(finding)"))
    }
  }

  @Test("has no secret in any of its texts", arguments: Played.Way.allCases)
  func secrets(_ way: Played.Way) async throws {
    try await Played.by(way) { played in
      try played.send(Sent.restore())
      try played.send(.post(Sent.path(), json: #"{"unknown": "\#(Sent.password)"}"#, token: Sent.password))
      for request in played.emulator.requests() {
        var dumped = ""
        dump(request, to: &dumped)
        let texts = [
          dumped, "\(request)", request.curl, "\(request.headers)", "\(String(describing: request.body))",
          "\(request.findings)", "\(String(describing: request.answer))",
        ]
        for text in texts {
          #expect(!text.contains(Sent.password))
          #expect(!text.contains("dev-token"))
        }
      }
      let error = #expect(throws: VerificationError.self) {
        try played.emulator.verify(RequestMatch(body: ["/userPassword": .string("\(Sent.password)!")]))
      }
      #expect(error.map { "\($0)".contains(Sent.password) } == false)
    }
  }

  @Test("is found by every member of a match", arguments: Played.Way.allCases)
  func matches(_ way: Played.Way) async throws {
    try await Played.by(way) { played in
      var sent = Sent.restore()
      sent.headers["User-Agent"] = "nightly/1"
      try played.send(sent)
      try played.send(Sent.refused)
      try played.send(Sent.list)
      let found: [(RequestMatch, [Int])] = [
        (.any, [0, 1, 2]), (RequestMatch(method: "post"), [0, 1]), (.path("/v6/Organ*"), [2]),
        (.operation(.restoreMailbox), [0, 1]), (RequestMatch(version: "v6"), [0, 1, 2]),
        (RequestMatch(session: Sent.session.uppercased()), [0, 1]), (RequestMatch(mailbox: Sent.mailbox), [0, 1]),
        (RequestMatch(user: "Administrator"), [0, 1, 2]), (RequestMatch(status: 400), [1]),
        (RequestMatch(status: .clientErrors), [1]), (RequestMatch(status: .successes), [0, 2]),
        (RequestMatch(status: .serverErrors), []), (RequestMatch(headers: ["user-agent": .matches("NIGHTLY/*")]), [0]),
        (RequestMatch(body: ["/userName": "jsmith"]), [1]),
        (RequestMatch(body: ["/username": "jsmith@abc.onmicrosoft.com"]), [0]),
        (RequestMatch(method: "POST", body: ["/userPassword": .absent]), [1]),
        (RequestMatch(body: ["/userPassword": .string(Sent.password)]), [0]),
        (RequestMatch(body: ["/userPassword": "another"]), []),
        (RequestMatch(session: "no id"), []), (RequestMatch(operation: "restoreMailbocks"), []),
      ]
      let ids = played.emulator.requests().map(\.id)
      for (match, places) in found {
        #expect(played.emulator.requests(matching: match).map(\.id) == places.map { ids[$0] }, "\(match)")
      }
    }
  }

  @Test("has values of every kind, by name and by pointer")
  func values() {
    let value: JSON = ["a": [1, 2.5, true, "x"], "B": ["c": "d"]]
    #expect(value["A"]?[0] == 1)
    #expect(value["a"]?[1] == .number(2.5))
    #expect(value[pointer: "/a/2"]?.bool == true)
    #expect(value[pointer: "/b/C"]?.string == "d")
    #expect(value[pointer: "/a/4"] == nil)
    #expect(value[pointer: "a"] == nil)
    #expect(value["a"]?.elements?.count == 4)
    #expect(value.description == #"{"B": {"c": "d"}, "a": [1, 2.5, true, "x"]}"#)
    #expect(JSON.secret(length: 1).description == "<a secret of 1 character>")
    #expect(JSON.secret(length: 8).secretLength == 8)
    #expect(JSON.integer(3).integer == 3)
  }

  @Test("has a name for every call that is answered")
  func operations() {
    let leftOut = [
      "addOrganization", "updateOrganization", "removeOrganization",
    ]
    let named = ReceivedRequest.Operation.all.map(\.rawValue)
    #expect(Set(named).isSubset(of: RestoreAPI.operations))
    #expect(Set(RestoreAPI.operations).subtracting(named).subtracting(leftOut) == [])
    #expect(Set(named).count == named.count)
  }

  @Test("is matched by a value that shows no secret of its own")
  func matchHidesSecrets() {
    let match = RequestMatch(status: 400, headers: ["X-Key": .string("geheim")], body: ["/password": .string("geheim")])
    var dumped = ""
    dump(match, to: &dumped)
    #expect("\(match)" == "status 400, header X-Key, body /password")
    #expect(!dumped.contains("geheim"))
    #expect(!String(reflecting: match).contains("geheim"))
    dumped = ""
    dump(Fault(matching: match, effect: Effect(status: 503)), to: &dumped)
    #expect(!dumped.contains("geheim"))
  }
}
