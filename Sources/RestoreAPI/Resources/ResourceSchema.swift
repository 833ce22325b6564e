import Backup
import Bytes
import JSONText

/// What the emulator has to know of the items of a list, or of a document, to write them in every version.
final class ResourceSchema: Sendable {
  /// Which list or document.
  let kind: ResourceKind
  /// The versions that have a member, for those that not every version has (openapi).
  private let members: [String: VersionRange]
  /// The links of an item; none where it has no `_links` (openapi).
  let links: [ResourceLink]

  /// The schema of `kind`: members by name, and links by name with their paths, in order.
  init(
    _ kind: ResourceKind, members: [String: VersionRange] = [:], links: KeyValuePairs<StaticString, String> = [:]
  ) {
    self.kind = kind
    self.members = members
    self.links = links.map(ResourceLink.init)
  }

  /// Whether `version` has the member called `name`.
  func has(_ name: String, in version: Int) -> Bool { members[name]?.contains(version) ?? true }
}

/// A link of an item: its name, and a path below the version, in lower case as links of results are (observed). The path
/// names members of the item in braces, and `{parent}` is the id in the path of the item's list. A link whose members the
/// item has not is left out.
struct ResourceLink: Sendable {
  let name: StaticString
  private let parts: [Part]

  private enum Part {
    case text(String)
    case member(String)
    case parent
  }

  /// The link `name`, which leads to `path`.
  init(_ name: StaticString, _ path: String) {
    self.name = name
    var parts: [Part] = []
    for piece in path.split(separator: "{", omittingEmptySubsequences: false) {
      guard let brace = piece.firstIndex(of: "}") else {
        parts.append(.text(String(piece)))
        continue
      }
      let word = String(piece[..<brace])
      parts.append(word == "parent" ? .parent : .member(word))
      parts.append(.text(String(piece[piece.index(after: brace)...])))
    }
    self.parts = parts
  }

  /// The path for `item`, whose list has `parent` in its path; nil where the item has not what it takes.
  func path(for item: ResourceItem, of parent: String?) -> String? {
    var path = ""
    for part in parts {
      switch part {
      case .text(let text): path += text
      case .member(let name):
        guard let text = item.text(name) else { return nil }
        path += PercentEncoding.segment(text)
      case .parent: path += PercentEncoding.segment(parent ?? "")
      }
    }
    return path
  }
}
