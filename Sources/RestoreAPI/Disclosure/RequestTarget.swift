import Backup
import Bytes
package import HTTP1
import JSONText

/// What a request asks for, as a log may show it: the method, and the path with its ids. Of the query there are the
/// names; its values, and whatever else may be a secret, are left out or replaced by their length.
package struct RequestTarget: Sendable {
  /// The method as it was sent; nil where none could be read.
  package let method: String?
  /// The path, `…` for what is beyond ``limit``, and the names of the query; nil where no path could be read.
  package let path: String?

  /// Takes what `head` knows, which lies in `message`: of a message that is no request not all of it.
  package init(_ head: borrowing RequestHead, in message: Span<UInt8>) {
    method = head.methodName.isEmpty ? nil : String(repairing: message.extracting(head.methodName.bounds))
    path = Self.path(of: head, in: message)
  }

  /// The most bytes of a path in a log: the longest of the vendor's, with ids of the emulator's, is shorter.
  package static let limit = 200

  private static func path(of head: borrowing RequestHead, in message: Span<UInt8>) -> String? {
    guard !head.path.isEmpty else { return nil }
    var text = TargetText()
    text.append(path: message.extracting(head.path.bounds))
    if let query = head.query { text.append(query: message.extracting(query.bounds)) }
    return String(decoding: text.bytes, as: UTF8.self)
  }
}

/// A request target in the making: printable ASCII, but for the dots.
private struct TargetText {
  private(set) var bytes: [UInt8] = []
  private var isFull = false

  private static let slash = UInt8(ascii: "/")

  mutating func append(path: Span<UInt8>) {
    var start = 0
    while start < path.count {
      let end = path[start] == Self.slash ? start + 1 : path.index(of: Self.slash, from: start)
      appendWord(path.extracting(start..<end), unless: PathWords.mayBeSecret)
      start = end
    }
  }

  /// Appends the names; what stands without a name, or as a strange one, may be a secret.
  mutating func append(query: Span<UInt8>) {
    append("?")
    var parameters = URLParameters(of: ByteRange(start: 0, count: query.count))
    while let parameter = parameters.next(in: query) {
      if parameter.range.start > 0 { append("&") }
      if parameter.hasValue {
        appendWord(query.extracting(parameter.name.bounds)) { !Disclosure.isParameterName($0) }
        append("=")
      }
      if !parameter.range.isEmpty { append("…") }
    }
  }

  private mutating func appendWord(_ word: Span<UInt8>, unless isHidden: (Span<UInt8>) -> Bool) {
    guard !isHidden(word) else { return append("[\(word.count) bytes]") }
    var text = ""
    for index in word.indices {
      let byte = word[index]
      if 0x21...0x7E ~= byte {
        text.unicodeScalars.append(Unicode.Scalar(byte))
      } else {
        text += "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
      }
    }
    append(text)
  }

  private mutating func append(_ text: String) {
    guard !isFull else { return }
    isFull = bytes.count + text.utf8.count > RequestTarget.limit
    bytes.append(contentsOf: (isFull ? "…" : text).utf8)
  }

}

/// The words that paths are made of. Another word may be anything, a secret as well, and is only told by its length; a
/// word that is nearly one of them is a slip of the pen, and is shown so that it can be found.
enum PathWords {
  /// Whether a segment of a path may be a secret.
  static func mayBeSecret(_ word: Span<UInt8>) -> Bool {
    let decoded = decode(word)
    let text = decoded.span
    if text.count <= 1 || isVersion(text) || isID(text) { return false }
    if text.count > Disclosure.longestWord { return true }
    let lowercased = String(repairing: text).lowercased()
    if known.contains(lowercased) || ofControl.contains(lowercased) || isPlaceholder(lowercased) { return false }
    return !Disclosure.isNearly(text, among: known)
  }

  /// The words of all calls of the vendor's and of the emulator's, and what stands in front of paths that are not quite
  /// theirs; in lower case.
  private static let known: Set<String> = {
    var words: Set<String> = ["api", "action", "swagger", "docs", "index.html", "swagger.json", "favicon.ico", "null"]
    for endpoint in APIVersion.all.flatMap({ VendorOperations.of($0).endpoints + $0.endpoints }) {
      for pattern in endpoint.template {
        switch pattern {
        case .literal(let word): words.insert(word.lowercased())
        case .parameter(let parameter): words.insert(parameter.placeholder.lowercased())
        }
      }
    }
    return words
  }()

  /// The words of the emulator's own calls. No slip is made of them: passwords in examples are called so, too.
  private static let ofControl: Set<String> = [
    "_emulator", "health", "ca.pem", "openapi.json", "reset", "sessions", "requests", "events", "verify", "faults",
    "clock", "world", "preview", "rules", "run", "listeners", "clients", "assert", "expectations",
  ]

  /// Whether it is the name of an id that was never filled in: `{mailboxId}`.
  private static func isPlaceholder(_ word: String) -> Bool {
    guard word.hasPrefix("{"), word.hasSuffix("}") else { return false }
    return word == "{id}" || known.contains(word)
  }

  /// Whether it is `v` and a number.
  private static func isVersion(_ word: Span<UInt8>) -> Bool {
    guard word.count <= 5, word[0] | 0x20 == UInt8(ascii: "v") else { return false }
    return word.indices.dropFirst().allSatisfy { word[$0].isASCIIDigit || word[$0] == UInt8(ascii: ".") }
  }

  /// Whether it is an id of the vendor's or of ours.
  private static func isID(_ text: Span<UInt8>) -> Bool {
    UUID(parsingAnyForm: text) != nil || FolderID(parsing: text) != nil || ItemID(parsing: text) != nil
  }

  private static func decode(_ word: Span<UInt8>) -> [UInt8] {
    var decoded: [UInt8] = []
    var index = 0
    while index < word.count {
      let octet = PercentEncoding.octet(at: index, end: word.count, in: word)
      decoded.append(octet.value)
      index += octet.length
    }
    return decoded
  }
}
