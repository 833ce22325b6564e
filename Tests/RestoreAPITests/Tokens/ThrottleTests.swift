import Backup
import Testing

@testable import RestoreAPI

@Suite("With the setting throttle", .timeLimit(.minutes(5)))
struct ThrottleTests {
  private static let password = TestRequest.login("grant_type=password&username=administrator&password=emulator")

  private func status(_ served: inout TestAPI, after seconds: Int) throws -> Int {
    served.now = TestWorld.now.adding(seconds: seconds)
    return try served.send(Self.password).status
  }

  @Test("a second request in a second gets the real server's answer")
  func wire() throws {
    let served = try TestAPI { $0.throttle = true }
    #expect(try served.send(Self.password).status == 200)
    let answer = try served.send(Self.password)
    #expect(answer.status == 429)
    #expect(answer.reason == "API calls quota exceeded! maximum admitted 1 per Second.")
    #expect(answer.field("Retry-After") == "1")
    #expect(answer.body.isEmpty)
    #expect(answer.field("Content-Type") == nil)
    #expect(answer.rules == ["login.throttle"])
    #expect(answer.basis == "observed")
  }

  @Test("a sixth in a minute waits for the minute's end, and is not kept from it by its tries")
  func minute() throws {
    var served = try TestAPI { $0.throttle = true }
    for second in 0..<5 { #expect(try status(&served, after: 10 * second) == 200) }
    served.now = TestWorld.now.adding(seconds: 50)
    let answer = try served.send(Self.password)
    #expect(answer.reason == "API calls quota exceeded! maximum admitted 5 per Minute.")
    #expect(answer.field("Retry-After") == "10")
    #expect(try status(&served, after: 59) == 429)
    #expect(try status(&served, after: 60) == 200)
  }

  @Test("five in each minute are admitted, which leaves the hour's quota alone")
  func hour() {
    let throttle = Throttle()
    let admitted = (0..<3600).count { throttle.excess(at: TestWorld.now.adding(seconds: $0)) == nil }
    #expect(admitted == 300)
  }

  @Test("a clock that was set back begins anew")
  func clockSetBack() throws {
    var served = try TestAPI { $0.throttle = true }
    #expect(try status(&served, after: 0) == 200)
    #expect(try status(&served, after: -3600) == 200)
  }

  @Test("refused logins count, other calls do not")
  func counted() throws {
    let served = try TestAPI { $0.throttle = true }
    for _ in 0..<3 { #expect(try served.send(.single(Bodies.password)).status == 200) }
    #expect(try served.send(.login("")).status == 400)
    #expect(try served.send(Self.password).status == 429)
  }

  @Test("nothing is counted without it")
  func off() throws {
    let served = try TestAPI()
    for _ in 0..<10 { #expect(try served.send(Self.password).status == 200) }
  }
}
