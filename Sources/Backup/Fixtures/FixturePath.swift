import JSONText

/// The way from the root to the token read last, one step for each open container.
struct FixturePath {
  private var steps: [Step] = []

  private enum Step {
    /// An object whose first name is still to come.
    case object
    case member(JSONString)
    case element(Int)
  }

  /// Moves to `token`: a name, a value, or the end of the innermost container.
  mutating func advance(to token: JSONToken) {
    switch (token, steps.last) {
    case (.endObject, _), (.endArray, _): steps.removeLast()
    case (.name(let name), _): steps[steps.count - 1] = .member(name)
    case (_, .element(let index)): steps[steps.count - 1] = .element(index + 1)
    default: break
    }
  }

  /// Goes into the container that `token` opens, if it does.
  mutating func enter(_ token: JSONToken) {
    switch token {
    case .beginObject: steps.append(.object)
    case .beginArray: steps.append(.element(-1))
    default: break
    }
  }

  /// The way as JSON pointer; a container whose first name or element is still to come is pointed at itself.
  func pointer(in text: Span<UInt8>) -> JSONPointer {
    var pointer = JSONPointer()
    for step in steps {
      switch step {
      case .object, .element(-1): break
      case .member(let name): pointer = pointer.member(name, in: text)
      case .element(let index): pointer = pointer.element(index)
      }
    }
    return pointer
  }
}
