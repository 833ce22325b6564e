import JSONText

/// A fixture file's bytes and the name that problems call it by.
package struct FixtureDocument: Sendable {
  /// The file's path as the user knows it.
  package let name: String
  /// The content, UTF-8.
  package let bytes: [UInt8]

  /// A document with a name.
  package init(name: String, bytes: [UInt8]) {
    self.name = name
    self.bytes = bytes
  }
}

extension FixtureDocument {
  /// The places of the names and values at `offsets`, which must ascend.
  func places(at offsets: [Int]) -> [FixturePlace] {
    zip(positions(at: offsets), pointers(at: offsets)).map { position, pointer in
      FixturePlace(line: position.line, column: position.column, pointer: pointer)
    }
  }

  /// Lines and columns, each counted on from the line before: the end of a large file is not far from the last problem.
  private func positions(at offsets: [Int]) -> [(line: Int, column: Int)] {
    var line = 1
    var lineStart = 0
    var positions: [(line: Int, column: Int)] = []
    for offset in offsets {
      let position = TextPosition(of: offset, in: bytes.span, from: lineStart)
      line += position.line - 1
      positions.append((line, position.column))
      if let end = bytes[lineStart..<offset].lastIndex(where: { $0 == Self.lineFeed || $0 == Self.carriageReturn }) {
        lineStart = end + 1
      }
    }
    return positions
  }

  /// JSON pointers. The text is read once more for them, so that reading sound fixtures costs no bookkeeping; where it is
  /// no JSON, the pointer is that of the value read last.
  private func pointers(at offsets: [Int]) -> [JSONPointer] {
    var pointers: [JSONPointer] = []
    var path = FixturePath()
    var json = JSONReader(.fixture)
    while pointers.count < offsets.count {
      guard let token = try? json.next(in: bytes.span), token != .endOfText else {
        pointers.append(path.pointer(in: bytes.span))
        continue
      }
      path.advance(to: token)
      while pointers.count < offsets.count, offsets[pointers.count] <= json.tokenOffset {
        pointers.append(path.pointer(in: bytes.span))
      }
      path.enter(token)
    }
    return pointers
  }

  private static let lineFeed = UInt8(ascii: "\n")
  private static let carriageReturn = UInt8(ascii: "\r")
}

/// An origin as people and tools look it up.
struct FixturePlace {
  /// From 1.
  let line: Int
  /// From 1, in Unicode scalars.
  let column: Int
  /// The name or value there.
  let pointer: JSONPointer
}

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
