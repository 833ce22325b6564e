import Backup
import Bytes
import JSONText
import Verdict

/// An item that a restore names.
struct NamedItem {
  /// Which one is meant; nil for a text that no item has for an id.
  let id: ItemID?
}

/// The `items` of a body.
typealias ItemList = BodyList<NamedItem>

extension NamedItem: BodyElement {
  static let list = Property.items
  static let members = ["id"]

  init?(
    readBy reader: inout BodyReader, at index: Int, of list: ItemList, in text: Span<UInt8>,
    noting verdict: inout Verdict
  ) throws(JSONError) {
    var id: MemberText?
    while let member = try reader.nextMember(in: text) {
      if member.equals("id", ignoringCase: true, in: text) {
        id = try reader.readMember(.text, member, at: index, of: list, in: text, noting: &verdict).text
      } else {
        try reader.skipMember(member, at: index, of: list, in: text, noting: &verdict)
      }
    }
    guard let id else { return nil }
    self.init(id: ItemID(id, in: text))
  }
}

extension ItemID {
  /// The id that a text of the body spells; nil where it spells none.
  fileprivate init?(_ member: MemberText, in text: Span<UInt8>) {
    guard case .string(let string) = member else { return nil }
    guard string.hasEscapes else {
      self.init(parsing: text.extracting(string.range.bounds))
      return
    }
    // An escape of six bytes means one at least.
    guard string.range.count <= 6 * Self.textLength else { return nil }
    var decoded: [UInt8] = []
    string.appendDecoded(to: &decoded, in: text)
    self.init(parsing: decoded.span)
  }
}
