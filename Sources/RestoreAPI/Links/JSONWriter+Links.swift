import Backup
import Bytes
import JSONText

extension JSONWriter {
  /// A member of `_links`: ``base`` and what follows it, which is taken off again.
  mutating func link(_ name: StaticString, _ rest: StaticString = "") {
    let length = base.count
    base.append(rest)
    beginObject(name)
    member(ofBase: "href")
    endObject()
    base.removeSubrange(length...)
  }

  /// The same for what ends in an id, which `append` appends.
  mutating func link(_ name: StaticString, _ rest: StaticString, _ append: (inout [UInt8]) -> Void) {
    let length = base.count
    base.append(rest)
    append(&base)
    link(name)
    base.removeSubrange(length...)
  }
}

extension [UInt8] {
  /// Puts the path of a restore session in place of the contents, as the links of results have it: without host and
  /// leading slash, in lower case (observed).
  mutating func replace(withPathOfSession id: UUID) {
    removeAll(keepingCapacity: true)
    append("v6/restoresessions/")
    id.append(to: &self)
  }
}
