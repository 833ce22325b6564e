import Backup
import Emulation
import Exchange
import Synchronization
import Testing

@Suite("The emulated clock", .timeLimit(.minutes(5)))
struct EmulatedClockTests {
  private static let start: Int64 = 1_800_000_000

  private let clock = EmulatedClock(telling: Changes())

  /// So many seconds after the start, on a machine that had been up for a second by then.
  private static func at(_ seconds: Int64) -> Moment {
    Moment(unixSeconds: start + seconds, nanoseconds: 500, uptimeNanoseconds: (1 + seconds) * 1_000_000_000)
  }

  /// The seconds since the start that it shows so many seconds after it.
  private func shows(_ seconds: Int64) -> Int64 { clock.reading(at: Self.at(seconds)).seconds - Self.start }

  @Test("is the wall clock, to the tick, until it is moved, and after a reset")
  func wallClock() {
    let moment = Timestamp(clampingSeconds: Self.start, ticks: 5)
    #expect(clock.reading(at: Self.at(0)) == moment)
    clock.advance(byMilliseconds: 1)
    #expect(clock.reading(at: Self.at(0)).ticks == moment.ticks + 10_000)
    clock.freeze(at: Self.at(0))
    clock.reset()
    #expect(clock.reading(at: Self.at(0)) == moment)
  }

  @Test("goes on from where it was moved to")
  func moved() {
    clock.advance(byMilliseconds: 60_000)
    clock.advance(byMilliseconds: -1000)
    #expect(shows(0) == 59 && shows(10) == 69)
    clock.set(to: Timestamp(clampingSeconds: Self.start - 100), at: Self.at(10))
    #expect(shows(10) == -100 && shows(11) == -99)
  }

  @Test("stands once it is frozen, where it is and where it is moved to, and goes on from there")
  func frozen() {
    clock.advance(byMilliseconds: 5000)
    clock.freeze(at: Self.at(1))
    #expect(shows(1) == 6 && shows(100) == 6)
    clock.freeze(at: Self.at(50))
    clock.advance(byMilliseconds: 2000)
    #expect(shows(1) == 8 && shows(100) == 8)
    clock.set(to: Timestamp(clampingSeconds: Self.start), at: Self.at(100))
    #expect(shows(200) == 0)
    clock.thaw(at: Self.at(200))
    #expect(shows(200) == 0 && shows(207) == 7)
    clock.thaw(at: Self.at(300))
    #expect(shows(207) == 7)
  }

  @Test("can stand at the beginning of 1970", arguments: [-1, 0, 1] as [Int64])
  func epoch(ticks: Int64) {
    let time = Timestamp(clampingSeconds: 0, ticks: ticks)
    clock.freeze(at: Self.at(0))
    clock.set(to: time, at: Self.at(0))
    #expect(clock.reading(at: Self.at(5)) == time)
  }

  @Test("stays within the years 1 to 9999, however far it is moved", arguments: [false, true])
  func farAway(frozen: Bool) {
    let first = Timestamp(clampingSeconds: .min)
    if frozen { clock.freeze(at: Self.at(0)) }
    for _ in 0..<3 { clock.advance(byMilliseconds: .max) }
    #expect(clock.reading(at: Self.at(0)) == .distantFuture)
    for _ in 0..<3 { clock.advance(byMilliseconds: .min) }
    #expect(clock.reading(at: Self.at(0)) == first)
    clock.set(to: .distantFuture, at: Self.at(0))
    #expect(clock.reading(at: Self.at(0)).seconds == Timestamp.distantFuture.seconds)
    #expect(clock.deadline(inMilliseconds: .max, at: Self.at(0)) == .emulated(.distantFuture))
  }

  @Test("says at which uptime a deadline by it comes: at none while it stands before it")
  func deadlines() {
    let second: Int64 = 1_000_000_000
    let deadline = clock.deadline(inMilliseconds: 2500, at: Self.at(0))
    #expect(clock.uptime(of: deadline, at: Self.at(0)) == second * 7 / 2)
    #expect(clock.uptime(of: deadline, at: Self.at(2)) == second * 7 / 2)
    clock.advance(byMilliseconds: 1000)
    #expect(clock.uptime(of: deadline, at: Self.at(0)) == second * 5 / 2)
    clock.freeze(at: Self.at(1))
    #expect(clock.uptime(of: deadline, at: Self.at(1)) == .max)
    clock.advance(byMilliseconds: 500)
    #expect(clock.uptime(of: deadline, at: Self.at(3)) == 4 * second)
    #expect(clock.uptime(of: .uptime(nanoseconds: 7), at: Self.at(3)) == 7)
    clock.reset()
    #expect(clock.uptime(of: .emulated(.distantFuture), at: Self.at(0)) == .max)
  }

  @Test("tells those who wait of every change, and nobody who has left")
  func telling() {
    let changes = Changes()
    let clock = EmulatedClock(telling: changes)
    let (heard, left) = (Counter(), Counter())
    let number = changes.listen { left.count.add(1, ordering: .relaxed) }
    _ = changes.listen { heard.count.add(1, ordering: .relaxed) }
    changes.leave(number)
    clock.advance(byMilliseconds: 1)
    clock.set(to: .unixEpoch, at: Self.at(0))
    clock.freeze(at: Self.at(0))
    clock.thaw(at: Self.at(0))
    clock.reset()
    #expect(heard.count.load(ordering: .relaxed) == 5)
    #expect(left.count.load(ordering: .relaxed) == 0)
  }

  private final class Counter: Sendable {
    let count = Atomic(0)
  }
}

extension EmulatedClockTests {
  @Test("is what tokens, events and sessions go by, and the uptime does not")
  func world() throws {
    let served = try InProcess()
    let login = "grant_type=password&username=administrator&password=emulator"
    let issued = try served.send(
      "POST /v6/token HTTP/1.1\r\nHost: a\r\nContent-Type: application/x-www-form-urlencoded\r\n"
        + "Content-Length: \(login.utf8.count)\r\n\r\n\(login)")
    let token = try #require(issued.body.split(separator: #""access_token":""#).last?.prefix { $0 != "\"" })
    let list = Requests.get("/v6/RestoreSessions", fields: "Authorization: Bearer \(token)\r\n")
    let clock = served.emulator.clock
    #expect(try served.send(list, after: 3599).status == 200)
    clock.advance(byMilliseconds: 3600 * 1000)
    #expect(try served.send(list).status == 401)
    clock.set(to: Timestamp(clampingSeconds: InProcess.startedAt), at: InProcess.start)
    clock.freeze(at: InProcess.start)
    #expect(try served.send(list, after: 100_000).status == 200)
    #expect(try served.send(Requests.get("/_emulator/health"), after: 17).body.contains(#""uptimeSeconds":17"#))

    clock.set(to: Timestamp(clampingSeconds: 4_000_000_000), at: InProcess.start)
    #expect(try served.send(Requests.restore()).status == 200)
    let events = "/v6/RestoreSessions/\(Requests.session)/Events"
    let told = try served.send(Requests.get(events, fields: "Authorization: Bearer dev-token\r\n"))
    #expect(told.body.contains("2096-10-02T07:06:40"))

    #expect(try served.send("POST /_emulator/reset HTTP/1.0\r\n\r\n").status == 204)
    #expect(clock.reading(at: InProcess.start).seconds == InProcess.startedAt)
  }
}
