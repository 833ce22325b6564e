import Logging
import Testing
import Transport

@testable import EmulatorServer

@Suite("A log that no peer can flood", .timeLimit(.minutes(5)))
struct LogThrottleTests {
  private static let start = Instant(nanoseconds: 1_000_000_000)

  @Test("lets a few lines of each cause through in a period, and tells how many it left out")
  func periods() {
    var throttle = LogThrottle<String>(linesPerPeriod: 3, milliseconds: 1000)
    let admitted = (0..<1000).count { _ in throttle.admits("often", now: Self.start) }
    #expect(admitted == 3)
    let isSeldomAdmitted = throttle.admits("seldom", now: Self.start)
    #expect(isSeldomAdmitted)
    let end = Self.start.advanced(byMilliseconds: 1000)
    #expect(throttle.reportDue == end)
    let early = throttle.takeReports(now: end.advanced(byMilliseconds: -1))
    #expect(early.isEmpty)
    let reports = throttle.takeReports(now: end)
    #expect(reports == [.init(cause: "often", count: 997)])
    #expect(throttle.reportDue == nil)
    let isAdmittedAgain = throttle.admits("often", now: end)
    #expect(isAdmittedAgain)
  }

  @Test("says nothing of a period in which it left nothing out")
  func silent() {
    var throttle = LogThrottle<Int>(linesPerPeriod: 3, milliseconds: 1000)
    for second in 0..<10 {
      let now = Self.start.advanced(byMilliseconds: Int64(second) * 1000)
      let admitted = (0..<3).count { _ in throttle.admits(0, now: now) }
      #expect(admitted == 3)
      #expect(throttle.reportDue == nil)
    }
  }

  @Test("sums refused requests up, and the counts come out even though no other request follows")
  func refusals() throws {
    let server = try TestServer()
    defer { server.stop() }
    let client = try TestClient(server)
    let count = ServerLog.refusalsPerSecond + 500
    for _ in 0..<count { #expect(try client.exchange(TestRequest.restore(body: "{")).status == 400) }
    var told = 0
    repeat { told = Self.told(in: server.log.lines) } while try told < count && !client.waitForInput(milliseconds: 50)
    #expect(told == count)
    #expect(server.log.lines.count < count / 2)
  }

  @Test("tells at the stop what it has not told by then")
  func stop() throws {
    let server = try TestServer()
    let client = try TestClient(server)
    let count = ServerLog.refusalsPerSecond + 100
    for _ in 0..<count { #expect(try client.exchange(TestRequest.restore(body: "{")).status == 400) }
    server.stop()
    #expect(Self.told(in: server.log.lines) == count)
  }

  @Test("writes every refusal for those who ask for debug")
  func debug() throws {
    let server = try TestServer(logLevel: .debug)
    let client = try TestClient(server)
    let count = ServerLog.refusalsPerSecond + 100
    for _ in 0..<count { #expect(try client.exchange(TestRequest.restore(body: "{")).status == 400) }
    server.stop()
    #expect(server.log.lines.count { $0.contains("refused with 400") } == count)
  }

  /// How many refusals the lines tell of, each for itself or summed up.
  private static func told(in lines: [String]) -> Int {
    lines.reduce(0) { sum, line in
      if line.contains("refused with") { return sum + 1 }
      guard line.hasPrefix("notice: … "), line.contains(" more refused like this (") else { return sum }
      return sum + (Int(line.split(separator: " ")[2]) ?? 0)
    }
  }
}
