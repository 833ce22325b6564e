import Backup
package import Bytes
import HTTP1
import Verdict

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
      case .restorePointId, .unnamed: areStrange = true
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
          suggestion: id.slip?.suggestion))
    }
  }

  /// The ids that are no UUID where the path wants one.
  var violations: [Violation] {
    odd.filter { !$0.isUUID }.map { id in
      Violation(
        .pathID, message: Message.invalid, at: id.parameter.placeholder, expected: Property.Kind.id.expected,
        found: "text of \(id.length) bytes\(id.slip.map { ", \($0.found)" } ?? "")",
        suggestion: id.slip?.suggestion)
    }
  }
}
