public import Choices
import Emulation
import EmulatorServer
import Exchange

/// A request to an emulator that answers without a socket.
public struct DirectRequest: Sendable {
  /// The method, such as `POST`.
  public var method: String
  /// The path and, behind a question mark, the query; percent-encoded as a client would send it.
  public var path: String
  /// The header fields. `Host` and `Content-Length` are added where they are missing.
  public var headers: HeaderFields
  /// The body.
  public var body: [UInt8]

  /// A request made of its parts.
  public init(_ method: String, _ path: String, headers: HeaderFields = [:], body: [UInt8] = []) {
    self.method = method
    self.path = path
    self.headers = headers
    self.body = body
  }

  /// A request without a body, with a bearer token if there is one.
  public static func get(_ path: String, token: String? = nil) -> DirectRequest {
    DirectRequest("GET", path, headers: authorization(token))
  }

  /// A request with a JSON text, with a bearer token if there is one.
  public static func post(_ path: String, json: String, token: String? = nil) -> DirectRequest {
    var request = DirectRequest("POST", path, headers: authorization(token), body: Array(json.utf8))
    request.headers["Content-Type"] = "application/json"
    return request
  }

  /// The request as it stands on a connection. Nothing in it is checked: what is no sound request is refused as if a
  /// client had sent it.
  public var message: [UInt8] {
    var head = "\(method) \(path) HTTP/1.1\r\n"
    if headers["Host"] == nil { head += "Host: localhost\r\n" }
    for (name, value) in headers { head += "\(name): \(value)\r\n" }
    let isFramed = headers["Content-Length"] != nil || headers["Transfer-Encoding"] != nil
    if !isFramed, !body.isEmpty { head += "Content-Length: \(body.count)\r\n" }
    return Array((head + "\r\n").utf8) + body
  }

  private static func authorization(_ token: String?) -> HeaderFields {
    token.map { ["Authorization": "Bearer \($0)"] } ?? [:]
  }
}

/// The answer of an emulator that answers without a socket: the very bytes a server would send, taken apart.
public struct DirectResponse: Sendable {
  /// What a server would do with the answer.
  public enum Delivery: Sendable, Equatable {
    /// Send it at once.
    case immediate
    /// Send it so much later, as the fixtures say.
    case delayed(Duration)
    /// Send it in a way that gives a client trouble, so much later: as this effect says, of which the rest is in the
    /// answer. ``DirectResponse/body`` is the whole one.
    case faulty(Effect, after: Duration)
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
      case .answerLater(let milliseconds, _): .delayed(.milliseconds(milliseconds))
      case .deliver(let delivery, let milliseconds, _):
        .faulty(Effect(delivery), after: .milliseconds(milliseconds))
      case .cutOff: .cutOff
      case .drop: .withheld
      }
  }
}

extension Effect {
  /// The effect that a delivery is made of.
  fileprivate init(_ delivery: Exchange.Delivery) {
    self.init(contentLength: delivery.contentLength, noCloseNotify: delivery.end == .finish)
    trickle = delivery.trickle.map { Trickle(bytes: $0.bytes, everyMilliseconds: $0.milliseconds) }
    switch delivery.extent {
    case .whole: break
    case .nothing: close = delivery.end == .reset ? .reset : .before
    case .head: close = .head
    case .half: close = .body
    case .allBut(let missing): truncate = missing
    }
  }
}

/// The header fields of a message, in order; a name may occur more than once.
public struct HeaderFields: Sendable {
  private var fields: [(name: String, value: String)] = []

  /// No fields.
  public init() {}

  /// The value of the first field of that name, in any case; assigning one replaces all of them, and nil removes them.
  public subscript(name: String) -> String? {
    get { fields.first { Self.isEqual($0.name, name) }?.value }
    set {
      fields.removeAll { Self.isEqual($0.name, name) }
      if let newValue { append(name, newValue) }
    }
  }

  /// Adds a field behind the others.
  public mutating func append(_ name: String, _ value: String) {
    fields.append((name: name, value: value))
  }

  private static func isEqual(_ left: String, _ right: String) -> Bool {
    left.utf8.count == right.utf8.count && left.lowercased() == right.lowercased()
  }
}

extension HeaderFields: ExpressibleByDictionaryLiteral {
  /// Fields in the order of the literal.
  public init(dictionaryLiteral fields: (String, String)...) {
    for (name, value) in fields { append(name, value) }
  }
}

extension HeaderFields: RandomAccessCollection {
  /// Where the first field is.
  public var startIndex: Int { fields.startIndex }
  /// The place behind the last field.
  public var endIndex: Int { fields.endIndex }
  /// A field as it was written.
  public subscript(position: Int) -> (name: String, value: String) { fields[position] }
}
