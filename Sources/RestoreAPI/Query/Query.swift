import Backup
import HTTP1

/// What a request's query says, a place for every parameter; texts are offsets into the buffer it was decoded into.
struct Query {
  /// What a parameter holds, once its type has been judged.
  enum Value {
    /// Not there, or empty where that means the same.
    case absent
    case int32(Int32)
    case date(Timestamp)
    case uuid(UUID)
    case bool(Bool)
    case text(ByteRange)
  }

  /// Where the query lies in the message; nil where the request has none.
  private(set) var range: ByteRange?
  /// What is of a wrong type, in the query's order.
  private(set) var violations: [Violation] = []
  /// At least one place a parameter.
  private var values = [16 of Value](repeating: .absent)
  /// Which parameters were there, a bit each.
  private var seen: UInt16 = 0

  /// A query that says nothing.
  init() {}

  /// A query that lies at `range` of the message, nothing of it read yet.
  init(at range: ByteRange) {
    self.range = range
  }

  /// Takes the value of `parameter`, whose text lies at `text` of `decoded`: the first, where it is given twice, as the
  /// framework does.
  mutating func take(_ parameter: QueryParameter, at text: ByteRange, in decoded: Span<UInt8>) {
    let bit: UInt16 = 1 << UInt16(parameter.rawValue)
    guard seen & bit == 0 else { return }
    seen |= bit
    if let value = parameter.kind.value(at: text, in: decoded) {
      values[parameter.rawValue] = value
    } else {
      violations.list(
        Violation(
          .queryType, message: Message.invalid, at: "?\(parameter.name)", expected: parameter.kind.expected,
          found: "text of \(text.count) bytes",
          suggestion: parameter.kind.suggestion(for: decoded.extracting(text.bounds))))
    }
  }

  /// An integer of the query; nil where it is absent.
  func int32(_ parameter: QueryParameter) -> Int32? {
    if case .int32(let value) = values[parameter.rawValue] { value } else { nil }
  }

  /// A date of the query; nil where it is absent.
  func date(_ parameter: QueryParameter) -> Timestamp? {
    if case .date(let value) = values[parameter.rawValue] { value } else { nil }
  }

  /// A UUID of the query; nil where it is absent.
  func uuid(_ parameter: QueryParameter) -> UUID? {
    if case .uuid(let value) = values[parameter.rawValue] { value } else { nil }
  }

  /// A boolean of the query; nil where it is absent.
  func bool(_ parameter: QueryParameter) -> Bool? {
    if case .bool(let value) = values[parameter.rawValue] { value } else { nil }
  }

  /// Where a text of the query lies in ``Scratch/query``; nil where it is absent.
  func text(_ parameter: QueryParameter) -> ByteRange? {
    if case .text(let value) = values[parameter.rawValue] { value } else { nil }
  }
}
