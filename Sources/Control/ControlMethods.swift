import HTTP1

/// The methods that a call has.
enum ControlMethods: Sendable {
  /// For what changes nothing: HEAD wherever GET is (RFC 9110 section 9.3.2).
  case reading
  /// For what is done.
  case posting
  /// For what is taken away.
  case deleting

  /// Whether `method` is one of them.
  func contains(_ method: Method) -> Bool {
    switch self {
    case .reading: method == .get || method == .head
    case .posting: method == .post
    case .deleting: method == .delete
    }
  }

  /// Their list, for the Allow field.
  var allow: StaticString {
    switch self {
    case .reading: "GET, HEAD"
    case .posting: "POST"
    case .deleting: "DELETE"
    }
  }
}
