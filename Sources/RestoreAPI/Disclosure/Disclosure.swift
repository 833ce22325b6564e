import Backup
import Bytes
import HTTP1
import JSONText

/// Writes what may be kept of messages, as JSON: whatever is not known to be no secret is overwritten by its length and a
/// keyed hash before it gets anywhere (behaviour.md, section 7). The key is this value's own, and ends with the process.
package struct Disclosure: Sendable {
  private let hash: SipHash

  /// A disclosure whose hashes are made under a key of its own.
  package init() {
    var random = SystemRandomNumberGenerator()
    hash = SipHash(key: random.next(), random.next())
  }

  /// The hash of a secret that was sent, or may have been.
  package func fingerprint(of secret: Span<UInt8>) -> UInt64 { hash.hash(secret) }

  /// Whether the values of members or fields of that name may be shown: it is one of a body's that is no secret, or a
  /// field that carries nothing of a client's own.
  package static func mayShow(named name: String) -> Bool {
    let text = name.utf8.span
    if let property = everything.property(named: text) {
      switch property.kind {
      case .secret, .file, .password: return false
      default: return true
      }
    }
    let isOfElement = elementMembers.contains { text.equalsIgnoringCase($0.utf8.span) }
    return isOfElement || text.equalsIgnoringCase("Content-Type".utf8.span) || isHarmless(text, Span())
  }

  /// Whether `word` is one of `known`, or so nearly that it is a slip of the pen; `A` to `Z` in either case.
  static func isNearly(_ word: Span<UInt8>, among known: some Sequence<String>) -> Bool {
    known.contains { known in
      word.equalsIgnoringCase(known.utf8.span)
        || word.count <= longestWord && abs(known.utf8.count - word.count) <= forgiven(word.count)
          && EditDistance.between(word, known.utf8.span) <= forgiven(word.count)
    }
  }

  /// How many edits make a word another one: short words are close to each other by chance.
  private static func forgiven(_ length: Int) -> Int { length < 4 ? 0 : length < 9 ? 1 : 2 }

  /// Bytes; the vendor's longest word is shorter.
  static let longestWord = 64

  /// The members of a list's elements, none of which is a secret.
  static let elementMembers = ["id", "name", "email", "isArchive", "isPublic"]

  /// Writes what may be known of `secret`: its length in Unicode scalars, and its hash, in 16 hexadecimal digits.
  func write(_ secret: Span<UInt8>, to writer: inout JSONWriter) {
    let length = secret.scalarCount
    let hash = hash.hash(secret)
    writer.raw(addingCapacity: Self.longestSecret) { output in
      output.append("{\"secret\":{\"length\":")
      output.append(decimal: length)
      output.append(",\"hash\":\"")
      output.append(hexadecimal: hash)
      output.append("\"}}")
    }
  }

  /// The bytes of the longest of these.
  private static let longestSecret = 80
}

// Values of things that are known.
extension Disclosure {
  /// Writes a value that stands where one of `kind` belongs: as it is, unless it may be a secret there.
  func write(_ value: Span<UInt8>, as kind: Property.Kind, to writer: inout JSONWriter) {
    if Self.mayShow(value, as: kind) { writer.value(utf8: value) } else { write(value, to: &writer) }
  }

  /// Whether `value` is no secret where a value of `kind` belongs.
  static func mayShow(_ value: Span<UInt8>, as kind: Property.Kind) -> Bool {
    switch kind {
    case .text: true
    case .secret, .file, .password, .list, .scope: false
    case .uuid, .id, .bool, .int32, .date, .word: isPlain(value)
    }
  }

  /// Whether `value` is nothing but a number, a boolean, a date, an id or one of the vendor's words.
  static func isPlain(_ value: Span<UInt8>) -> Bool {
    guard value.count <= longestPlain else {
      return FolderID(parsing: value) != nil || ItemID(parsing: value) != nil
    }
    if value.count == 0 || UUID(parsingAnyForm: value) != nil { return true }
    if QueryParameter.Kind.int32(value) != nil || Timestamp(parsingClientForm: value) != nil { return true }
    return plainWords.contains { value.equalsIgnoringCase($0.utf8.span) }
      || FolderID(parsing: value) != nil || ItemID(parsing: value) != nil
  }

  /// The longest form of a UUID, with some room.
  private static let longestPlain = 80
  private static let plainWords =
    ["true", "false", "null"] + Vocabulary.regions.names + Vocabulary.sessionTypes.names
    + SessionOrder.Time.names.map(\.description)
}
