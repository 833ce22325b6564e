import Backup
import Bytes
import JSONText

/// A member of the body as it was found.
struct Member {
  /// What it holds, once its type has been judged.
  enum Value {
    /// Not there, null, or an empty string where that means the same.
    case absent
    case text(MemberText)
    case uuid(UUID)
    case bool(Bool)
    case int32(Int32)
    case date(Timestamp)
    /// The elements are in a ``BodyList``.
    case list

    /// The text, where it is one.
    var text: MemberText? {
      if case .text(let text) = self { text } else { nil }
    }
  }

  /// What it holds.
  var value = Value.absent
  /// Its name as it was spelled; nil where the body has no such member.
  var name: JSONString?
  /// Where its value begins in the body.
  var offset = 0

  /// Whether it counts as given.
  var isPresent: Bool {
    if case .absent = value { false } else { true }
  }

  /// Its text, where it holds one.
  var text: MemberText? { value.text }
}
