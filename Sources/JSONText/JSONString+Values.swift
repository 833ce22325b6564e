package import Bytes

extension JSONString {
  /// The boolean the string spells, in any case, with white space and U+0000 around it as .NET's `bool.TryParse`
  /// allows; nil for any other text. An empty string is null to Json.NET: ask `isEmpty` first.
  package func bool(in text: Span<UInt8>) -> Bool? {
    withDecoded(in: text) { bytes in
      let start = WhiteSpace.paddingEnd(from: 0, in: bytes)
      for (word, value) in [("true" as StaticString, true), ("false", false)] {
        let length = word.utf8CodeUnitCount
        guard bytes.count - start >= length else { continue }
        let isWord = word.withSpan { $0.equalsIgnoringCase(bytes.extracting(start..<(start + length))) }
        guard isWord else { continue }
        return WhiteSpace.paddingEnd(from: start + length, in: bytes) == bytes.count ? value : nil
      }
      return nil
    }
  }

  /// The integer the string spells: an optional sign and digits, with ASCII white space around them, and U+0000
  /// behind, as .NET's `NumberStyles.Integer` allows. An empty string is null to Json.NET: ask `isEmpty` first.
  package func int32(in text: Span<UInt8>) -> IntegerReading<Int32> {
    withDecoded(in: text) { bytes in
      var start = 0
      var end = bytes.count
      while end > 0, bytes[end - 1] == 0 { end -= 1 }
      while start < end, bytes[start].isASCIISpace { start += 1 }
      while end > start, bytes[end - 1].isASCIISpace { end -= 1 }
      return IntegerReading(digits: bytes.extracting(start..<end))
    }
  }

  /// Lends what the string means; copied only where escapes make it differ from the text.
  private func withDecoded<Result>(in text: Span<UInt8>, _ body: (Span<UInt8>) -> Result) -> Result {
    guard hasEscapes else { return body(text.extracting(range.bounds)) }
    var bytes: [UInt8] = []
    appendDecoded(to: &bytes, in: text)
    return body(bytes.span)
  }
}
