import Bytes
import HTTP1
import JSONText

/// The parameters of a control call's query, each once, and none that the call does not have.
struct ControlQuery {
  private var values: [String: String] = [:]

  /// Reads those of a request for a call that has the parameters `known`; nil where any may be there and none counts.
  init(of head: borrowing RequestHead, in bytes: Span<UInt8>, known: [String]?) throws(Problem) {
    guard let range = head.query, let known else { return }
    var parameters = URLParameters(of: range)
    while let given = parameters.next(in: bytes) {
      guard !given.range.isEmpty else { continue }
      let name = Self.decode(given.name, in: bytes)
      guard known.contains(name) else { throw Self.unknown(name, among: known) }
      guard values[name] == nil else { throw Problem(.badRequest, "The query has \(name) twice.") }
      values[name] = Self.decode(given.value, in: bytes)
    }
  }

  /// The value of a parameter; nil where it is absent or empty.
  subscript(name: String) -> String? {
    guard let value = values[name], !value.isEmpty else { return nil }
    return value
  }

  /// An integer of `range`; nil where it is absent.
  func integer(_ name: String, in range: ClosedRange<Int>) throws(Problem) -> Int? {
    guard let text = self[name] else { return nil }
    guard let integer = Int(text), range.contains(integer) else {
      throw Problem(.badRequest, "\(name) is an integer from \(range.lowerBound) to \(range.upperBound).")
    }
    return integer
  }

  /// An id, in any form of a UUID; nil where it is absent.
  func id(_ name: String) throws(Problem) -> UUID? {
    guard let text = self[name] else { return nil }
    guard let id = UUID(parsingAnyForm: text.utf8.span) else {
      throw Problem(.badRequest, "\(name) is a UUID: 8-4-4-4-12 hexadecimal digits.")
    }
    return id
  }

  private static func unknown(_ name: String, among known: [String]) -> Problem {
    guard !known.isEmpty else { return Problem(.badRequest, "This call has no query parameters.") }
    let suggestion = Suggestion.closest(to: name, among: known).map { "Did you mean \($0)?" }
    return Problem(
      .badRequest,
      "The query has a parameter that this call does not know. "
        + (suggestion ?? "Known are \(known.joined(separator: ", "))."))
  }

  private static func decode(_ range: ByteRange, in bytes: Span<UInt8>) -> String {
    var decoded: [UInt8] = []
    PercentEncoding.forEachOctet(ofFormAt: range, in: bytes) { decoded.append($0) }
    return String(decoding: decoded, as: UTF8.self)
  }
}

extension ControlCall {
  /// The body as JSON; comments and trailing commas are allowed.
  func json() throws(Problem) -> JSONValue {
    do throws(JSONError) {
      return try JSONValue(parsing: body.span)
    } catch {
      let found = body.isEmpty ? "an empty body" : error.found
      throw problem("expected \(body.isEmpty ? "a JSON object" : error.expected), found \(found)", at: error.offset)
    }
  }

  /// The body as JSON, or an object without members where there is none.
  func jsonOrNothing() throws(Problem) -> JSONValue {
    body.isEmpty ? JSONValue(.object([])) : try json()
  }

  /// Runs `read`, and makes a problem of what the body says wrongly.
  func reading<Value>(_ read: () throws(JSONMismatch) -> Value) throws(Problem) -> Value {
    do throws(JSONMismatch) {
      return try read()
    } catch {
      throw problem(
        [error.message, error.suggestion].compactMap(\.self).joined(separator: "; "), at: error.offset,
        pointer: error.pointer.description)
    }
  }

  /// A problem with what stands at `offset` of the body.
  func problem(_ message: String, at offset: Int, pointer: String = "") -> Problem {
    let place = TextPosition(of: offset, in: body.span)
    let start = pointer.isEmpty ? "" : "\(pointer): "
    return Problem(.badRequest, "line \(place.line) column \(place.column): \(start)\(message)", pointer: pointer)
  }
}
