import Backup
import Bytes
package import HTTP1
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

extension JSONWriter {
  /// Puts the link to a resource below `version` in place of ``base``: `collection` is what its path begins with, in lower
  /// case (observed).
  mutating func beginLinks(_ version: APIVersion, _ collection: StaticString, _ id: UUID) {
    beginLinks(version)
    base.append(collection)
    id.append(to: &base)
  }

  /// The same for the link called `name` to what `path` leads to, which has no slash at its start.
  mutating func beginLinks(_ version: APIVersion, named name: StaticString, _ path: String) {
    beginLinks(version, named: name)
    base.append(.slash)
    base.append(contentsOf: path.utf8)
  }

  /// The same for a version itself: an older one where the link called `name` leads to that.
  private mutating func beginLinks(_ version: APIVersion, named name: StaticString? = nil) {
    base.removeAll(keepingCapacity: true)
    base.append(contentsOf: origin)
    if version.links != .relative { base.append(.slash) }
    let older = name.flatMap { version.olderLinks[$0.description] }
    base.append(contentsOf: (older ?? version.name).utf8)
  }

  /// The same for a restore session.
  mutating func beginLinks(_ version: APIVersion, ofSession id: UUID) {
    beginLinks(version, "/restoresessions/", id)
  }

  /// The same for a mailbox of a restore session.
  mutating func beginLinks(_ version: APIVersion, ofMailbox mailbox: UUID, in session: RestoreSession) {
    beginLinks(version, ofSession: session.id)
    base.append("/organization/mailboxes/")
    mailbox.append(to: &base)
  }
}

extension RestoreAPI {
  /// What absolute links begin with, in answers to the request whose head lies in `bytes`: the host that it named (documented
  /// of older versions). Where it named none, they begin with `unnamed`.
  package static func replaceOrigin(
    _ origin: inout [UInt8], _ head: borrowing RequestHead, in bytes: Span<UInt8>, unnamed: StaticString
  ) {
    origin.removeAll(keepingCapacity: true)
    guard let authority = head.authority else { return origin.append(unnamed) }
    origin.append("https://")
    origin.append(bytes.extracting(authority.bounds))
  }

  /// What they begin with where a request names no host.
  static let unnamedOrigin: StaticString = "https://localhost"
}
