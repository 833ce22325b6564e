import JSONText

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
