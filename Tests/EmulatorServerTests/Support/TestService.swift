import Bytes
import Emulation
import Exchange
import HTTP1
import Synchronization
import Transport

/// Calls that an emulator does not have yet, in front of those it has: `/test/wait` is answered when enough has happened,
/// `/test/within/MILLISECONDS` at its deadline, if not before, and `/test/stream/SIZE` is a stream of what happens, each
/// a piece of SIZE bytes.
final class TestService: Sendable {
  private let events = Atomic(0)
  private let questions = Atomic(0)
  private let isOver = Atomic(false)
  private let furthest = Atomic(0)

  /// How often the emulator was asked.
  var asked: Int { questions.load(ordering: .relaxed) }

  /// How many pieces a stream was asked for, the longest.
  var streamed: Int { furthest.load(ordering: .relaxed) }

  /// Something happens, so many times, of which nobody is told.
  func happen(_ count: Int = 1) {
    events.add(count, ordering: .releasing)
  }

  /// Nothing happens any more: streams end behind what did.
  func end() {
    isOver.store(true, ordering: .releasing)
  }

  /// The piece of a stream for the event of that number, from 0.
  static func piece(_ number: Int, size: Int) -> [UInt8] {
    [UInt8](repeating: UInt8(truncatingIfNeeded: number % 251), count: size)
  }

  /// The stage to put in front.
  var stage: Emulator.Stage {
    { context, head, message, response in self.answer(context, Self.path(of: head, in: message), into: &response) }
  }

  static func request(_ path: String, version: String = "1.1", method: String = "GET") -> String {
    "\(method) /test/\(path) HTTP/\(version)\r\nHost: localhost\r\n\r\n"
  }

  private func answer(
    _ context: borrowing RequestContext, _ path: [Substring], into response: inout Response
  ) -> Next? {
    guard path.first == "test", path.count > 1 else { return nil }
    defer { questions.add(1, ordering: .relaxed) }
    if path[1] == "stream", path.count > 2, let size = Int(path[2]) {
      return stream(context.cursor, size: size, into: &response)
    }
    let patience = path.count > 2 ? Int64(path[2]) ?? 0 : 600_000
    return wait(
      Instant(nanoseconds: context.arrival.uptimeNanoseconds).advanced(byMilliseconds: patience), context,
      into: &response)
  }

  private func wait(
    _ deadline: Instant, _ context: borrowing RequestContext, into response: inout Response
  ) -> Next {
    response.body += Array("\(context.request)".utf8)
    if events.load(ordering: .acquiring) > 0 { return .answer }
    guard context.moment.uptimeNanoseconds < deadline.nanoseconds else {
      response.status = .requestTimeout
      return .answer
    }
    return .again(until: .uptime(nanoseconds: deadline.nanoseconds))
  }

  private func stream(_ cursor: UInt64?, size: Int, into response: inout Response) -> Next {
    let number = Int(cursor ?? 0)
    let isOver = isOver.load(ordering: .acquiring)
    if number < events.load(ordering: .acquiring) {
      response.body = Self.piece(number, size: size)
      furthest.max(number + 1, ordering: .relaxed)
      return .stream(cursor: UInt64(number + 1))
    }
    return isOver ? .answer : .stream(cursor: UInt64(number))
  }

  private static func path(of head: borrowing RequestHead, in message: Span<UInt8>) -> [Substring] {
    let bytes = message.extracting(head.path.bounds)
    return String(decoding: bytes.indices.map { bytes[$0] }, as: UTF8.self).split(separator: "/")
  }
}
