import Backup
import Emulation
import Foundation
import RestoreAPI
import Testing
import TestSupport

@Suite("A restore session of a test's own", .timeLimit(.minutes(5)))
struct OwnSessionTests {
  private static let session = Requests.session(number: 0)
  private static let mailbox = "88888888-0000-4000-8000-000000000001"

  /// A body with one mailbox, which has so many items that are missing.
  private static func body(missing: Int, outcome: String = "", mailbox: String = mailbox) -> String {
    #"{"mailboxes":[\#(SmallWorld.mailbox(mailbox, items: #""missing": \#(missing)"#, outcome: outcome))]}"#
  }

  private static func counters(created: Int) -> String {
    #"{"createdItemsCount":\#(created),"mergedItemsCount":0,"failedItemsCount":0,"skippedItemsCount":0}"#
  }

  private static let list = Requests.json("GET", "/v6/RestoreSessions")

  @Test("is made by one call, and restores from its mailboxes")
  func made() throws {
    let served = try InProcess()
    let made = try served.send(Requests.put(session: Self.session.uppercased(), Self.body(missing: 7)))
    #expect(made.status == 201)
    #expect(made["Content-Type"] == "application/json")
    #expect(made.body == #"{"id":"\#(Self.session)","mailboxes":["\#(Self.mailbox)"]}"#)

    let restored = try served.send(Requests.restore(in: Self.session, mailbox: Self.mailbox))
    #expect(restored.status == 200)
    #expect(restored.body == Self.counters(created: 7))
    let shown = try served.send(Requests.json("GET", Requests.path(ofSession: Self.session)))
    #expect(
      shown.body.contains(#""name":"Exchange restore (abc.onmicrosoft.com)","organization":"abc.onmicrosoft.com""#))
    #expect(shown.body.contains(#""details":"1 item processed (1 success)""#))
    let mailboxes = try served.send(
      Requests.json("GET", Requests.path(ofSession: Self.session, "/organization/mailboxes")))
    #expect(mailboxes.body.contains("\(Self.mailbox)@abc.onmicrosoft.com"))
    let bulk = try served.send(
      Requests.json(
        "POST", Requests.path(ofSession: Self.session, "/organization/mailboxes/restore"),
        #"{"mailboxes":[{"id":"\#(Self.mailbox)"}],"deletedItems":true,"changedItems":false,"excludeDrafts":false,"#
          + #""excludeDeletedItems":false,"excludeInPlaceHoldItems":false,"excludeLitigationHoldItems":false,"#
          + #""office365UserName":"a@b.example","office365UserPassword":"x"}"#))
    #expect(bulk.status == 200)
    #expect(bulk.body.contains(#""createdItemsCount":7"#))
    // Nobody else sees them.
    #expect(try served.send(Requests.restore(in: Requests.session, mailbox: Self.mailbox)).status == 404)
  }

  @Test("takes mailboxes of the fixtures by their ids, and all of the organization without any")
  func named() throws {
    let served = try InProcess()
    let one = #"{"organizationId":"\#(SmallWorld.organization)","type":"Vex","mailboxes":["\#(Requests.mailbox)"]}"#
    #expect(try served.send(Requests.put(session: Self.session, one)).status == 201)
    #expect(
      try served.send(Requests.restore(in: Self.session, mailbox: Requests.mailbox)).body
        == served.send(Requests.restore()).body)
    let all = try served.send(Requests.put(session: Self.session, "{}"))
    #expect(all.status == 200)
    #expect(all.body.contains(Requests.mailbox))
  }

  @Test("is replaced by the same call, with nothing done in it")
  func replaced() throws {
    let served = try InProcess { $0.api.stateful = true }
    _ = try served.send(Requests.put(session: Self.session, Self.body(missing: 2)))
    let restore = Requests.restore(in: Self.session, mailbox: Self.mailbox)
    #expect(try served.send(restore).body == Self.counters(created: 2))
    #expect(try served.send(restore).body.contains(#""skippedItemsCount":2"#))
    #expect(try served.send(Requests.json("POST", Requests.path(ofSession: Self.session, "/Stop"))).status == 200)
    #expect(try served.send(restore).status == 500)
    #expect(try served.send(Requests.put(session: Self.session, Self.body(missing: 3))).status == 200)
    #expect(try served.send(restore).body == Self.counters(created: 3))
    let events = try served.send(Requests.json("GET", Requests.path(ofSession: Self.session, "/Events")))
    #expect(events.body.matches(of: /"order":/).count == 2)
  }

  @Test("is listed behind those of the fixtures, before those that clients started, until it is taken away")
  func listed() throws {
    let served = try InProcess()
    let before = try served.send(Self.list).body.matches(of: /"id":"([^"]+)"/).map { $0.1 }
    let explored = try served.send(Requests.json("POST", "/v6/Organization/Explore", "{}")).body
    let id = try #require(explored.firstMatch(of: /"id":"([^"]+)"/)?.1)
    for number in 0..<2 {
      _ = try served.send(Requests.put(session: Requests.session(number: number), Self.body(missing: 1)))
    }
    func ids() throws -> [Substring] { try served.send(Self.list).body.matches(of: /"id":"([^"]+)"/).map { $0.1 } }
    let own = (0..<2).map { Requests.session(number: $0)[...] }
    #expect(try ids() == before + own + [id])
    let delete = Requests.json("DELETE", "/_emulator/sessions/\(own[0])")
    #expect(try served.send(delete).status == 204)
    #expect(try served.send(delete).status == 404)
    #expect(try ids() == before + own.dropFirst() + [id])
    #expect(try served.send(Requests.json("POST", "/_emulator/reset")).status == 204)
    #expect(try ids() == before)
  }

  @Test("is gone after a reload, which says so")
  func reload() throws {
    let served = try InProcess()
    _ = try served.send(Requests.put(session: Self.session, Self.body(missing: 1)))
    let traces = served.emulator.replace(world: .default, at: InProcess.start)
    #expect("\(traces)" == "1 session that a control call made was forgotten")
    #expect(try served.send(Requests.json("GET", Requests.path(ofSession: Self.session))).status == 404)
  }

  @Test("has not the id of a session of the fixtures, nor of one that a client started")
  func taken() throws {
    let served = try InProcess()
    let explored = try served.send(Requests.json("POST", "/v6/Organization/Explore", "{}")).body
    let id = try #require(explored.firstMatch(of: /"id":"([^"]+)"/)?.1)
    for id in [Requests.session, String(id)] {
      let answer = try served.send(Requests.put(session: id, "{}"))
      #expect(answer.status == 409)
      #expect(answer["Content-Type"] == "application/problem+json")
      #expect(answer.body.contains("has this id; take another one."))
    }
    #expect(try served.send(Requests.put(session: "1", "{}")).status == 400)
  }

  @Test("is refused with everything that is wrong with its body, and nothing is made")
  func problems() throws {
    let served = try InProcess()
    let answer = try served.send(
      Requests.put(
        session: Self.session, "{\n \"mailboxes\": [{\"id\": \"\(Self.mailbox)\", \"name\": \"A\", \"emial\": \"b\"}]}")
    )
    #expect(answer.status == 400)
    #expect(answer["Content-Type"] == "application/problem+json")
    let json = try #require(try JSONSerialization.jsonObject(with: Data(answer.body.utf8)) as? [String: Any])
    let detail = try #require(json["detail"] as? String)
    #expect(detail == #"line 2 column 16: /mailboxes/0: a mailbox must have "email"; and 1 more"#)
    let problems = try #require(json["problems"] as? [[String: Any]])
    #expect(problems.map { $0["line"] as? Int } == [2, 2])
    #expect(problems.map { $0["column"] as? Int } == [16, 76])
    #expect(problems.map { $0["pointer"] as? String } == ["/mailboxes/0", "/mailboxes/0/emial"])
    #expect(problems.map { $0["suggestion"] as? String } == [nil, #"did you mean "email"?"#])
    #expect(try served.send(Requests.json("GET", Requests.path(ofSession: Self.session))).status == 404)
  }

  @Test("is kept from those who may not call the control plane")
  func access() throws {
    let served = try InProcess()
    let put = Requests.put(session: Self.session, "{}")
    #expect(try served.send(put, onLoopback: false).status == 403)
    #expect(try served.send(put.replacing("application/json", with: "text/plain")).status == 415)
    #expect(try served.send(put.replacing("Host:", with: "Origin: https://evil.example\r\nHost:")).status == 403)
    #expect(try served.send(Requests.json("GET", Requests.path(ofSession: Self.session))).status == 404)
  }

  @Test("is forgotten as the oldest of more than a thousand")
  func oldest() throws {
    let served = try InProcess()
    for number in 0...1000 {
      _ = try served.send(Requests.put(session: Requests.session(number: number), Self.body(missing: number)))
    }
    for (number, status) in [(0, 404), (1, 200), (1000, 200)] {
      let restore = Requests.restore(in: Requests.session(number: number), mailbox: Self.mailbox)
      #expect(try served.send(restore).status == status)
    }
    let list = try served.send(Requests.json("GET", "/v6/RestoreSessions?limit=10000")).body
    #expect(list.matches(of: /"id":"77777777/).count == 1000)
  }
}

extension OwnSessionTests {
  @Test("counts the restores of its own mailboxes by itself, where their outcomes come in turn")
  func turns() throws {
    let served = try InProcess()
    let sessions = (0..<2).map { Requests.session(number: $0) }
    let mailbox =
      #"{"id":"\#(Self.mailbox)","name":"A","email":"a@b.example","outcome":[{"status":503},{"status":500},{}]}"#
    func put(_ session: String) throws -> Int {
      try served.send(Requests.put(session: session, #"{"mailboxes":[\#(mailbox)]}"#)).status
    }
    func restore(_ session: String) throws -> Int {
      try served.send(Requests.restore(in: session, mailbox: Self.mailbox)).status
    }
    for session in sessions { #expect(try put(session) == 201) }
    for status in [503, 500, 200] { #expect(try restore(sessions[0]) == status) }
    #expect(try restore(sessions[1]) == 503)
    #expect(try put(sessions[0]) == 200)
    #expect(try restore(sessions[0]) == 503)
    #expect(try restore(sessions[1]) == 500)
  }

  /// What one of many tests does, each with a session of its own and all with the same mailbox's id.
  private static func run(_ number: Int, in served: InProcess) throws {
    let session = Requests.session(number: number)
    let refusal = number.isMultiple(of: 5) ? #""status": 503, "message": "No \#(number).""# : ""
    let put = Requests.put(session: session, body(missing: number, outcome: refusal))
    #expect(try served.send(put).status == 201)
    let hours = number + 1
    let clock = try served.send(
      Requests.json("POST", "/_emulator/clock?session=\(session)", #"{"advanceSeconds": \#(hours * 3600)}"#))
    #expect(clock.body.contains(#""offsetSeconds":\#(hours * 3600)}"#))
    for _ in 0..<number % 7 {
      let answer = try served.send(Requests.restore(in: session, mailbox: mailbox))
      #expect(answer.status == (refusal.isEmpty ? 200 : 503))
      #expect(answer.body == (refusal.isEmpty ? counters(created: number) : #"{"message":"No \#(number)."}"#))
    }
    let events = try served.send(Requests.json("GET", Requests.path(ofSession: session, "/Events"))).body
    #expect(events.matches(of: /"type":"Restore"/).count == number % 7)
    let time = Timestamp(clampingSeconds: InProcess.startedAt + Int64(hours) * 3600)
    #expect(events.matches(of: /"startTime":"([^"]+)"/).dropFirst().allSatisfy { $0.1 == "\(time)" })
    if number.isMultiple(of: 3) {
      #expect(try served.send(Requests.json("POST", Requests.path(ofSession: session, "/Stop"))).status == 200)
    }
    let state = try served.send(Requests.json("GET", Requests.path(ofSession: session))).body
    #expect(state.contains(number.isMultiple(of: 3) ? #""state":"Stopped""# : #""state":"Working""#))
    if number.isMultiple(of: 2) {
      #expect(try served.send(Requests.json("DELETE", "/_emulator/sessions/\(session)")).status == 204)
      #expect(try served.send(Requests.restore(in: session, mailbox: mailbox)).status == 404)
    }
  }

  @Test("meets no other of fifty that run side by side, with no header to tell them apart")
  func sideBySide() async throws {
    for _ in 0..<5 {
      let served = try InProcess()
      await withThrowingTaskGroup(of: Void.self) { group in
        for number in 1...50 { group.addTask { try Self.run(number, in: served) } }
        for _ in 1...50 {
          await #expect(throws: Never.self) { try await group.next() }
        }
      }
      let fixtures = try served.send(Requests.json("GET", Requests.path(ofSession: Requests.session))).body
      #expect(fixtures.contains(#""details":"0 items processed""#))
      let clock = try served.send(Requests.json("GET", "/_emulator/clock")).body
      #expect(clock == #"{"now":"2027-01-15T08:00:00Z","isFrozen":false,"offsetSeconds":0}"#)
    }
  }
}
