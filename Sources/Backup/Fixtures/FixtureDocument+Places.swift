import JSONText

extension FixtureDocument {
  /// Line and column of `offset`.
  func position(of offset: Int) -> TextPosition {
    TextPosition(of: offset, in: bytes.span)
  }

  /// The JSON pointers of the names and values at `offsets`, which must ascend. The text is read once more for them, so
  /// that reading sound fixtures costs no bookkeeping; where it is no JSON, the pointer is that of the value begun.
  func pointers(at offsets: [Int]) -> [JSONPointer] {
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
}
