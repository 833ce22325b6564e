import Bytes
import JSONText

extension Timestamp {
  /// Reads a date as clients write it in queries and bodies (behaviour.md, section 5), with white space around it: ISO 8601,
  /// `yyyy.MM.dd HH:mm[:ss]`, RFC 1123, and what .NET's invariant culture reads. No zone means UTC.
  package init?(parsingClientForm text: Span<UInt8>) {
    var bounds = WhiteSpace.trimmed(text)
    while !bounds.isEmpty, text[bounds.upperBound - 1] == 0 { bounds.removeLastByte() }
    let text = text.extracting(bounds)
    let isLong = text.count >= 19 && text[10] == UInt8(ascii: "T")
    guard let date = (isLong ? Timestamp(parsingJSONForm: text) : nil) ?? Timestamp(parsingInvariantForm: text) else {
      return nil
    }
    self = date
  }
}

extension Range<Int> {
  fileprivate mutating func removeLastByte() {
    self = lowerBound..<(upperBound - 1)
  }
}
