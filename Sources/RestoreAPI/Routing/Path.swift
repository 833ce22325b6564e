import Backup
package import Bytes
import HTTP1
import Verdict

/// What a segment of a path may be: a word in any case, or an id.
package enum PathPattern: Hashable, Sendable {
  case literal(String)
  case parameter(PathParameter)

  /// The patterns of a row's path, which has no slash at its start, and its ids in braces.
  package static func template(_ path: String) -> [PathPattern] { path.split(separator: "/").map(PathPattern.init) }

  /// The ids of a template, each with its place.
  package static func parameters(of template: [PathPattern]) -> [(index: Int, parameter: PathParameter)] {
    template.enumerated().compactMap { index, pattern in
      if case .parameter(let parameter) = pattern { (index, parameter) } else { nil }
    }
  }

  /// The pattern of a segment of a row's path: a word, or the name of an id in braces.
  init(_ segment: Substring) {
    guard segment.first == "{", segment.last == "}" else {
      self = .literal(String(segment))
      return
    }
    self = .parameter(PathParameter(rawValue: String(segment.dropFirst().dropLast())) ?? .unnamed)
  }
}

/// The ids that paths carry, by the vendor's names for them: UUIDs, but for those of folders, items and restore points.
package enum PathParameter: String, Sendable {
  case organizationId
  case restoreSessionId
  case mailboxId
  case eventId
  case folderId
  case itemId
  case restorePointId
  // Those of resources, which are texts of the fixtures.
  case jobId, jobSessionsId, sessionId, logItemId, dataRetrievalId, repositoryId, proxyId
  case userId, groupId, siteId, teamId, protectedUserId, roleId, keyId, accountId, copyJobId
  /// One of a call that is not emulated.
  case unnamed = "id"

  /// The name in braces, as templates have it.
  var placeholder: String { "{\(rawValue)}" }
}

/// A request's path cut at its slashes, each segment with its percent-encoded octets decoded: offsets into the buffer it
/// was decoded into.
package struct PathSegments {
  /// How many segments there are.
  package private(set) var count = 0
  /// Where each of them ends, one byte before the next one begins: a path has at most `HTTPLimits.target` bytes. There
  /// are more than any template has; a path with even more leads nowhere.
  private(set) var ends = [12 of UInt16](repeating: 0)

  /// Cuts `path`, which begins with a slash and may end with one more than it needs; nil where no template can match.
  /// The contents of `decoded` are replaced.
  package init?(_ path: Span<UInt8>, decodingInto decoded: inout [UInt8]) {
    decoded.removeAll(keepingCapacity: true)
    guard path.count > 1, path[0] == .slash else { return nil }
    let segments = path.extracting(1..<(path[path.count - 1] == .slash ? path.count - 1 : path.count))
    var end = -1
    while end < segments.count {
      guard count < ends.count else { return nil }
      end = segments.index(of: .slash, from: end + 1)
      ends[count] = UInt16(truncatingIfNeeded: end)
      count += 1
    }
    let isEncoded = segments.index(of: .percent, from: 0) < segments.count
    if isEncoded { decode(segments, into: &decoded) } else { decoded.append(segments) }
  }

  /// The segment at `index`, which is below ``count``.
  package subscript(index: Int) -> ByteRange {
    let ends = ends.span
    let start = index == 0 ? 0 : Int(ends[index - 1]) + 1
    return ByteRange(start: start, count: Int(ends[index]) - start)
  }

  /// Decodes segment after segment, and moves their ends to where they come to lie. Only then: an encoded slash parts
  /// nothing.
  private mutating func decode(_ segments: Span<UInt8>, into decoded: inout [UInt8]) {
    var index = 0
    for segment in 0..<count {
      let end = Int(ends[segment])
      while index < end {
        let octet = PercentEncoding.octet(at: index, end: end, in: segments)
        decoded.append(octet.value)
        index += octet.length
      }
      ends[segment] = UInt16(truncatingIfNeeded: decoded.count)
      decoded.append(.slash)
      index += 1
    }
  }
}

/// The ids that a path has, by the vendor's names for them.
package struct PathIDs {
  /// `{organizationId}`; nil where the path has none, or none that is a UUID.
  private(set) var organization: UUID?
  /// `{restoreSessionId}`; nil where the path has none, or none that is a UUID.
  package private(set) var restoreSession: UUID?
  /// `{mailboxId}`; nil where the path has none, or none that is a UUID.
  private(set) var mailbox: UUID?
  /// `{eventId}`; nil where the path has none, or none that is a UUID.
  private(set) var event: UUID?
  /// `{folderId}`; nil where the path has none, or none that a folder could have.
  private(set) var folder: FolderID?
  /// `{itemId}`; nil where the path has none, or none that an item could have.
  private(set) var item: ItemID?
  /// The first and the last of the other ids, which are texts; nil where the path has none.
  private var texts: (first: ByteRange, last: ByteRange)?
  /// Whether a text is no id that there could be: a word of the vendor's may stand in its place.
  private(set) var areStrange = false
  /// Those that are not 8-4-4-4-12 digits, in the order of the path.
  private var odd: [OddID] = []

  private struct OddID {
    let parameter: PathParameter
    /// In bytes.
    let length: Int
    /// Whether it is a UUID all the same, in another form, as the framework reads it.
    let isUUID: Bool
    /// How the text came to be sent, where that can be told.
    let slip: TextSlip?
  }

  /// Reads the ids of `segments`, whose template has these `parameters`.
  package init(
    _ segments: PathSegments, _ parameters: [(index: Int, parameter: PathParameter)], in decoded: Span<UInt8>
  ) {
    for (index, parameter) in parameters {
      let text = decoded.extracting(segments[index].bounds)
      switch parameter {
      case .organizationId: organization = uuid(parameter, text)
      case .restoreSessionId: restoreSession = uuid(parameter, text)
      case .mailboxId: mailbox = uuid(parameter, text)
      case .eventId: event = uuid(parameter, text)
      case .folderId:
        folder = FolderID(parsing: text)
        if folder == nil { areStrange = true }
      case .itemId:
        item = ItemID(parsing: text)
        if item == nil { areStrange = true }
      default:
        areStrange = true
        texts = (texts?.first ?? segments[index], segments[index])
      }
    }
  }

  /// The id that `text` spells; nil where it spells none, which is noted.
  private mutating func uuid(_ parameter: PathParameter, _ text: Span<UInt8>) -> UUID? {
    if let id = UUID(parsing: text) { return id }
    let id = UUID(parsingAnyForm: text)
    if id == nil { areStrange = true }
    odd.append(OddID(parameter: parameter, length: text.count, isUUID: id != nil, slip: TextSlip(text)))
    return id
  }

  /// The first id that is a text, of a path whose decoded text is `path`; empty where it has none.
  func first(in path: Span<UInt8>) -> String { Self.text(texts?.first, in: path) }

  /// The last id that is a text, of a path whose decoded text is `path`; empty where it has none.
  func last(in path: Span<UInt8>) -> String { Self.text(texts?.last, in: path) }

  private static func text(_ range: ByteRange?, in path: Span<UInt8>) -> String {
    guard let range, range.end <= path.count else { return "" }
    return String(repairing: path.extracting(range.bounds))
  }

  /// Whether each is written as an answer writes it: a UUID as 8-4-4-4-12 digits.
  package var areUsual: Bool { odd.isEmpty && !areStrange }

  /// Notes the ids that the framework reads, and that are hardly meant so.
  func warn(noting verdict: inout Verdict) {
    guard !odd.isEmpty else { return }
    for id in odd where id.isUUID {
      verdict.warn(
        Violation(
          .idForm, at: id.parameter.placeholder, expected: Property.Kind.id.expected,
          found: "another form of a UUID, of \(id.length) bytes\(id.slip.map { ", \($0.found)" } ?? "")",
          suggestion: id.slip?.suggestion ?? "write it as answers do"))
    }
  }

  /// The ids that are no UUID where the path wants one.
  var violations: [Violation] {
    odd.filter { !$0.isUUID }.map { id in
      Violation(
        .pathID, message: Message.invalid, at: id.parameter.placeholder, expected: Property.Kind.id.expected,
        found: "text of \(id.length) bytes\(id.slip.map { ", \($0.found)" } ?? "")",
        suggestion: id.slip?.suggestion ?? "copy it from the answer that shows it")
    }
  }
}
