import HTTP1
import JSONText
import Verdict

/// What the body of an Action call has at its top: the wrapper, and what stands beside it.
struct WrapperScan {
  /// A member of the body whose name is one of the wrappers.
  struct Wrapper {
    /// Which one of the call's.
    let index: Int
    /// Its name as it was spelled.
    let name: JSONString
    /// A reader that has come to its value.
    let reader: JSONReader
  }

  /// The first wrapper; nil where there is none.
  private(set) var first: Wrapper?
  /// The name of a second one.
  private(set) var second: JSONString?
  /// The names that are no wrapper's, as far as diagnostics list them.
  private(set) var strangers: [JSONString] = []
  /// Where and as what the body begins, where it is no object.
  private(set) var noObject: (token: JSONToken, offset: Int)?
  /// Why the body is no JSON.
  private(set) var error: JSONError?
  /// What the body has that plain JSON has not.
  let leniencies: JSONLeniencies

  /// Reads `text` to its end, values too.
  init(_ text: Span<UInt8>, for wrappers: [StaticString]) {
    var reader = JSONReader(.jsonNET)
    var found = Found()
    do throws(JSONError) {
      try found.read(&reader, text, wrappers)
    } catch {
      self.error = error
    }
    first = found.first
    second = found.second
    strangers = found.strangers
    noObject = found.noObject
    leniencies = reader.leniencies
  }

  /// The one wrapper that the body has; nil where it has none, or several.
  var only: Wrapper? { second == nil ? first : nil }

  /// What was found on the way.
  private struct Found {
    var first: Wrapper?
    var second: JSONString?
    var strangers: [JSONString] = []
    var noObject: (token: JSONToken, offset: Int)?

    mutating func read(
      _ reader: inout JSONReader, _ text: Span<UInt8>, _ wrappers: [StaticString]
    ) throws(JSONError) {
      let token = try reader.next(in: text)
      guard token == .beginObject else {
        noObject = (token, reader.tokenOffset)
        return
      }
      while case .name(let name) = try reader.next(in: text) {
        guard let index = wrappers.firstIndex(where: { name.equals($0, ignoringCase: true, in: text) }) else {
          if strangers.count < Violation.listed { strangers.append(name) }
          try reader.skipUnknownValue(in: text)
          continue
        }
        if first == nil { first = Wrapper(index: index, name: name, reader: reader) } else { second = second ?? name }
        try reader.skipValue(in: text)
      }
      // What follows the object is not looked at.
      _ = try reader.next(in: text)
    }
  }
}

/// Where in the text a call's body lies that stands in a wrapper.
struct WrappedBody {
  /// A reader that has come to it.
  let reader: JSONReader
  /// Whether it was a form: every value of it is a text.
  let isForm: Bool
}
