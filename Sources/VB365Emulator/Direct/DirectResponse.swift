import Emulation
import EmulatorServer
import Exchange

/// The answer of an emulator that answers without a socket: the very bytes a server would send, taken apart.
public struct DirectResponse: Sendable {
  /// What a server would do with the answer.
  public enum Delivery: Sendable, Equatable {
    /// Send it at once.
    case immediate
    /// Send it so much later, as the fixtures say.
    case delayed(Duration)
    /// Close the connection without it.
    case cutOff
    /// Keep it back, and the connection open.
    case withheld
  }

  /// The status code.
  public let status: Int
  /// The header fields, `Date` and `Content-Length` included.
  public let headers: HeaderFields
  /// The body; none in an answer to `HEAD`.
  public let body: [UInt8]
  /// What a server would do with the answer. Nothing waits here: the answer is there at once.
  public let delivery: Delivery
  /// Why the request was refused or what was odd about it, as the log has it; nil when there is nothing to say.
  public let explanation: String?

  /// The body as text; what is no UTF-8 becomes U+FFFD.
  public var text: String { String(decoding: body, as: UTF8.self) }

  init(_ answer: DirectAnswer) {
    let lineEnd = Array("\r\n".utf8)
    var rest = answer.bytes[...]
    var lines: [String] = []
    while let end = rest.firstRange(of: lineEnd) {
      let line = rest[..<end.lowerBound]
      rest = rest[end.upperBound...]
      guard !line.isEmpty else { break }
      lines.append(String(decoding: line, as: UTF8.self))
    }
    var headers = HeaderFields()
    for line in lines.dropFirst() {
      let parts = line.split(separator: ":", maxSplits: 1)
      headers.append(String(parts[0]), parts.count > 1 ? String(parts[1].drop { $0 == " " }) : "")
    }
    self.headers = headers
    // Our own status line: `HTTP/1.1`, a blank, three digits.
    status = lines.first.flatMap { Int($0.dropFirst(9).prefix(3)) } ?? 0
    body = Array(rest)
    explanation = answer.explanation
    delivery =
      switch answer.action {
      // One that was asked again was waited for, and a stream was collected.
      case .answer, .again, .stream: .immediate
      case .answerLater(let milliseconds): .delayed(.milliseconds(milliseconds))
      case .cutOff: .cutOff
      case .drop: .withheld
      }
  }
}
