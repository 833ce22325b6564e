package import Bytes
import JSONText

/// A restore session of a caller's own, as it is read: its mailboxes are in the reader's world, but for those that the
/// caller only names.
struct OwnSessionDraft {
  /// The world whose organizations and mailboxes it may name.
  let base: World
  var organization: Reference?
  var type = RestoreSessionType.vex
  /// nil for all of the organization.
  var mailboxes: [OwnMailbox]?

  /// A mailbox of such a session.
  enum OwnMailbox {
    /// One that the caller describes: the position in the reader's world.
    case described(Int)
    /// One of the base world's.
    case named(Reference)
  }

  /// What a caller writes.
  static let table = FixtureTable<Nothing, OwnSessionDraft>(
    "a restore session",
    [
      FixtureField(reading: "organizationId") { reader, value, draft throws(JSONError) in
        draft.organization = try reader.reference(value)
      },
      FixtureField(reading: "type") { reader, value, draft throws(JSONError) in
        draft.type = try reader.choice(value, of: RestoreSessionType.self) ?? draft.type
      },
      FixtureField(reading: "mailboxes") { reader, value, draft throws(JSONError) in
        draft.mailboxes = try reader.readOwnMailboxes(value)
      },
    ])

  /// It is never written.
  struct Nothing {}
}

extension FixtureReader {
  /// Reads the mailboxes of a caller's own restore session: as in fixtures, or only named.
  fileprivate mutating func readOwnMailboxes(_ value: JSONToken) throws(JSONError) -> [OwnSessionDraft.OwnMailbox]? {
    let start = origin
    guard try beginArray(value) else { return nil }
    var mailboxes: [OwnSessionDraft.OwnMailbox] = []
    var isEmpty = true
    while let element = try nextElement() {
      isEmpty = false
      if let mailbox = try readOwnMailbox(element) { mailboxes.append(mailbox) }
    }
    if isEmpty {
      report("must not be empty", suggestion: "leave it out for all mailboxes of the organization", at: start)
    }
    return mailboxes
  }

  /// A mailbox that is described, or named by a string or by an object of `id` alone; nil for what is neither, which is
  /// reported.
  private mutating func readOwnMailbox(_ element: JSONToken) throws(JSONError) -> OwnSessionDraft.OwnMailbox? {
    switch element {
    case .string:
      return try newReference(element, of: OwnSessionDraft.named).map { .named($0) }
    case .beginObject where hasOnly("id"):
      _ = try nextToken()
      let reference = try newReference(nextToken(), of: OwnSessionDraft.named)
      _ = try nextToken()
      return reference.map { .named($0) }
    case .beginObject:
      let position = world.mailboxes.count
      try readMailbox(element)
      return .described(position)
    default:
      try refuse(element, expected: "a mailbox, or the id of one")
      return nil
    }
  }
}

extension OwnSessionDraft {
  /// What the id of a mailbox that is only named stands for, until its place is known.
  fileprivate static let named = Identified.mailbox(-1)
}

extension FixtureReader {
  /// Makes the world of a caller's own restore session, once it was read; nil where something is wrong with it, which is
  /// reported.
  mutating func resolve(
    _ draft: OwnSessionDraft, as id: UUID, startedAt time: Timestamp
  ) -> World? {
    guard isComplete, let organization = resolveOrganization(of: draft) else { return nil }
    checkTaken(organization.id, "the session's organization")
    checkTaken(id, "the session")
    guard let mailboxes = resolveMailboxes(of: draft, in: organization), problems.isEmpty else { return nil }
    let session = RestoreSession(
      id: id, organizationId: organization.id, type: draft.type, state: .working, creationTime: time,
      endTime: .distantFuture, name: "\(draft.type.product) restore (\(organization.name))", initiatedBy: nil,
      details: nil, clientHost: RestoreSession.ownClientHost, scopeName: "", reason: nil, result: .success,
      mailboxes: .all(mailboxes.indices))
    return World(of: session, organization.with(mailboxes: mailboxes.indices), mailboxes, in: draft.base)
  }

  private mutating func resolveOrganization(of draft: OwnSessionDraft) -> Organization? {
    let known = draft.base.organizations
    guard let reference = draft.organization else {
      if known.isEmpty { report("the fixtures have no organization", at: origin(of: 0)) }
      return known.first
    }
    if let organization = draft.base.organization(reference.id) { return organization }
    report(
      "the fixtures have no organization with the id \(reference.id)",
      suggestion: suggestion(for: reference.id, among: known.lazy.map(\.id)), at: reference.origin)
    return nil
  }

  private mutating func resolveMailboxes(
    of draft: OwnSessionDraft, in organization: Organization
  ) -> [Mailbox]? {
    guard let mailboxes = draft.mailboxes else { return Array(draft.base.mailboxes[organization.mailboxes]) }
    var resolved: [Mailbox] = []
    resolved.reserveCapacity(mailboxes.count)
    for mailbox in mailboxes {
      switch mailbox {
      case .described(let position):
        resolved.append(world.mailboxes[position])
      case .named(let reference):
        if let known = resolveMailbox(reference, of: draft, in: organization) { resolved.append(known) }
      }
    }
    return resolved
  }

  private mutating func resolveMailbox(
    _ reference: Reference, of draft: OwnSessionDraft, in organization: Organization
  ) -> Mailbox? {
    guard let position = draft.base.mailboxPosition(reference.id) else {
      let ids = draft.base.mailboxes[organization.mailboxes].lazy.map(\.id)
      report(
        "the fixtures have no mailbox with the id \(reference.id)",
        suggestion: suggestion(for: reference.id, among: ids)
          ?? "one of the session's own has \"name\" and \"email\", too",
        at: reference.origin)
      return nil
    }
    guard organization.mailboxes.contains(position) else {
      report("the mailbox \(reference.id) belongs to another organization than the session", at: reference.origin)
      return nil
    }
    return draft.base.mailboxes[position]
  }

  /// Reports that a mailbox has the id of something else.
  private mutating func checkTaken(_ id: UUID, _ what: String) {
    guard let entry = world.ids[id] else { return }
    report("the id \(id) is that of \(what) already", at: entry.origin)
  }
}

extension World {
  /// The world of a restore session of a caller's own, which `document` describes: its mailboxes, and everything else as
  /// in this world. It has the id `id`, and begins at `time`. Ids of its mailboxes may be those of others in this world.
  package func ownSession(
    _ id: UUID, startedAt time: Timestamp, from document: FixtureDocument
  ) throws(FixtureProblems) -> World {
    var reader = FixtureReader()
    var draft = OwnSessionDraft(base: self)
    reader.read(document, OwnSessionDraft.table, into: &draft)
    guard let world = reader.resolve(draft, as: id, startedAt: time), reader.problems.isEmpty else {
      throw reader.problems.located(in: [document])
    }
    return world
  }
}
