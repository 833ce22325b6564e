import JSONText
import Verdict

/// What a ``BodyList`` holds.
protocol BodyElement {
  /// The property whose value such a list is.
  static var list: Property { get }
  /// The members that mean something.
  static var members: [String] { get }

  /// Reads the members of the object that `reader` has begun, the element at `index` of `list`; nil where it has no id.
  init?(
    readBy reader: inout BodyReader, at index: Int, of list: BodyList<Self>, in text: Span<UInt8>,
    noting verdict: inout Verdict
  ) throws(JSONError)
}
