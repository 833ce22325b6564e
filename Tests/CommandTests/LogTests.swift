import Glibc
import Logging
import Testing

@testable import vb365_emulator

@Suite("The log", .timeLimit(.minutes(5)))
struct LogTests {
  private func line(
    _ format: LogFormat, _ message: String, _ metadata: Logger.Metadata = [:], own: Logger.Metadata? = nil
  ) -> String {
    var handler = StandardErrorLogHandler(level: .trace, format: format)
    handler.metadata = metadata
    let event = LogEvent(
      level: .warning, message: "\(message)", metadata: own, source: nil, file: #file, function: #function, line: #line)
    return handler.line(for: event, at: LogTime(seconds: 1_767_322_745, milliseconds: 7))
  }

  @Test("as text: time, level, message, then the names and values of whoever logs, in order")
  func text() {
    #expect(
      line(.text, "refused", ["rule": "a b", "id": "1"], own: ["id": "2"])
        == "2026-01-02T02:59:05.007Z warning refused id=1 rule=\"a b\"\n")
    #expect(
      line(.text, "m", ["a": "", "b": #"say "x""#])
        == #"2026-01-02T02:59:05.007Z warning m a="" b="say \"x\"""# + "\n")
  }

  @Test("as JSON: one object a line")
  func json() {
    #expect(
      line(.json, "say \"hi\"", ["a\n": "\u{1B}[31m"])
        == #"{"time":"2026-01-02T02:59:05.007Z","level":"warning","message":"say \"hi\"","a\n":"\u001b[31m"}"#
        + "\n")
    #expect(
      line(
        .json, "m", ["id": "1"],
        own: ["id": .stringConvertible(2), "list": [["b": "x", "a": .stringConvertible(-1)], "y"], "other": "\(1.5)"])
        == #"{"time":"2026-01-02T02:59:05.007Z","level":"warning","message":"m","id":2,"list":[{"a":-1,"b":"x"},"y"],"other":"1.5"}"#
        + "\n")
  }

  @Test("never lets a value begin a line of its own, or steer a terminal")
  func controlCharacters() {
    let hostile = "a\r\nb\u{1B}[2J\u{7F}\u{85}\u{2028}\u{202E}\t"
    for format in LogFormat.allCases {
      let line = line(format, hostile, ["k": "\(hostile)"])
      let visible = line.dropLast().unicodeScalars
      #expect(line.hasSuffix("\n"))
      #expect(!visible.contains { $0.value < 0x20 })
    }
    #expect(
      line(.text, hostile).contains("a\\r\\nb\\u{1b}[2J\\u{7f}\\u{85}\\u{2028}\\u{202e}\\t"))
  }

  @Test(
    "tells the time as ISO 8601 does",
    arguments: [
      (0, "1970-01-01T00:00:00.000Z"), (951_782_399, "2000-02-28T23:59:59.000Z"),
      (951_782_400, "2000-02-29T00:00:00.000Z"), (951_868_800, "2000-03-01T00:00:00.000Z"),
      (1_735_689_599, "2024-12-31T23:59:59.000Z"), (4_107_542_400, "2100-03-01T00:00:00.000Z"),
    ])
  func time(seconds: Int, text: String) {
    #expect(LogTime(seconds: seconds, milliseconds: 0).description == text)
  }

  @Test("leaves lines out where nobody reads them, and says later how many")
  func unread() throws {
    var ends: [Int32] = [-1, -1]
    #expect(unsafe pipe(&ends) == 0)
    defer { for end in ends { close(end) } }
    let stream = TextStream(descriptor: ends[1])
    // Far more than a pipe holds.
    let line = String(repeating: "x", count: 999) + "\n"
    for _ in 0..<200 { stream.log { _ in line } }
    var written = try drain(ends[0])
    #expect(written.hasSuffix(line))
    let lines = written.utf8.count / line.utf8.count
    #expect((1..<200).contains(lines))
    stream.log { leftOut in "\(leftOut)\n" }
    stream.log { leftOut in "\(leftOut)\n" }
    written = try drain(ends[0])
    #expect(written == "\(200 - lines)\n0\n")
  }

  @Test("begins a line of its own behind one that was cut off")
  func torn() throws {
    var ends: [Int32] = [-1, -1]
    #expect(unsafe pipe(&ends) == 0)
    defer { for end in ends { close(end) } }
    let stream = TextStream(descriptor: ends[1])
    // More than a pipe holds: its end does not get there.
    let long = String(repeating: "x", count: 1_000_000)
    stream.log { _ in long + "\n" }
    let cut = try drain(ends[0])
    #expect(!cut.isEmpty && cut.allSatisfy { $0 == "x" })
    stream.log { leftOut in "\(leftOut)\n" }
    #expect(try drain(ends[0]) == "\n1\n")
    stream.log { _ in long + "\n" }
    _ = try drain(ends[0])
    #expect(stream.write("said\n") == nil)
    #expect(try drain(ends[0]) == "\nsaid\n")
    stream.log { leftOut in "\(leftOut)\n" }
    #expect(try drain(ends[0]) == "1\n")
  }

  @Test("counts the lines that a full disk did not take")
  func refused() throws {
    let full = unsafe open("/dev/full", O_WRONLY)
    try #require(full >= 0)
    defer { close(full) }
    let stream = TextStream(descriptor: full)
    stream.log { _ in "a\n" }
    stream.log { leftOut in
      #expect(leftOut == 1)
      return "b\n"
    }
    #expect(stream.write("c\n") == ENOSPC)
  }

  @Test("names the number of lines that were left out")
  func leftOut() {
    let event = LogEvent(
      level: .info, message: "m", metadata: nil, source: nil, file: #file, function: #function, line: #line)
    let handler = StandardErrorLogHandler(level: .trace, format: .text)
    let line = handler.line(for: event, at: LogTime(seconds: 0, milliseconds: 0), leftOut: 7)
    #expect(line == "1970-01-01T00:00:00.000Z info m linesLeftOut=7\n")
  }

  /// What a pipe holds.
  private func drain(_ descriptor: Int32) throws -> String {
    var waiting: Int32 = 0
    #expect(unsafe ioctl(descriptor, UInt(FIONREAD), &waiting) == 0)
    var bytes = [UInt8](repeating: 0, count: Int(waiting))
    let count = unsafe read(descriptor, &bytes, bytes.count)
    return String(decoding: bytes.prefix(max(0, count)), as: UTF8.self)
  }
}
