import Bytes
import JSONText

extension FixtureReader {
  /// Looks up what tokens and sessions refer to, once all documents are read, and returns the sessions. Where a document
  /// broke off, what they refer to may have been behind it.
  mutating func resolveReferences() -> [RestoreSession] {
    guard isComplete else { return [] }
    resolveTokens()
    resolveResourceParents()
    return world.restoreSessions.compactMap { resolve($0) }
  }

  /// Warns, once everything is read, if no client can log in to the world.
  mutating func warnOfNoLogin() {
    guard world.tokens.isEmpty, !world.restUsers.contains(where: \.canLogIn) else { return }
    warn(
      "nobody can log in: there is no token, and no REST user with a grant that gives one",
      suggestion: "add one of tokens, or one of restUsers with the grant \"password\"",
      at: Origin(document: 0, offset: 0))
  }

  private mutating func resolveTokens() {
    for (token, origin) in zip(world.tokens, world.tokenUserOrigins)
    where !token.userName.isEmpty && world.restUserNames.index.position(of: token.userName.utf8.span) == nil {
      report("no REST user has this name", suggestion: suggestion(forUser: token.userName), at: origin)
    }
  }

  private func suggestion(forUser userName: String) -> String? {
    guard world.restUsers.count <= Self.mostCandidates else { return nil }
    return didYouMean(userName, among: world.restUsers.map(\.userName))
  }

  /// The session with its organization and mailboxes; nil where one is missing or its times make no sense, which is
  /// reported.
  private mutating func resolve(_ draft: RestoreSessionDraft) -> RestoreSession? {
    checkEndTime(of: draft)
    guard
      let organization = draft.organization.flatMap({ resolveOrganization($0) }),
      let state = draft.state, let creationTime = draft.creationTime,
      let mailboxes = resolveMailboxes(of: draft, in: organization)
    else { return nil }
    return RestoreSession(
      id: draft.id, organizationId: organization.id, type: draft.type, state: state, creationTime: creationTime,
      endTime: draft.endTime ?? (state == .working ? .distantFuture : creationTime),
      name: draft.name ?? "\(draft.type.product) restore (\(organization.name))", initiatedBy: draft.initiatedBy,
      details: draft.details, clientHost: draft.clientHost, scopeName: draft.scopeName, reason: draft.reason,
      result: draft.result, mailboxes: mailboxes)
  }

  private mutating func checkEndTime(of draft: RestoreSessionDraft) {
    guard let origin = draft.endTimeOrigin else { return }
    if draft.state == .working {
      report("a working session has no endTime", suggestion: "leave it out, or set state to \"Stopped\"", at: origin)
    } else if let end = draft.endTime, let start = draft.creationTime, end < start {
      report("must not be before creationTime", at: origin)
    }
  }

  /// The organization with that id; nil, and a problem, where there is none.
  mutating func resolveOrganization(_ reference: Reference) -> Organization? {
    let entry = world.ids[reference.id]
    if case .organization(let position) = entry?.identified, position < world.organizations.count {
      return world.organizations[position]
    }
    let candidates = world.organizations.prefix(Self.mostCandidates).map(\.id)
    reportDangling(reference, expected: "an organization", found: entry, candidates: candidates)
    return nil
  }

  private mutating func resolveMailboxes(
    of draft: RestoreSessionDraft, in organization: Organization
  ) -> MailboxSelection? {
    guard let references = draft.mailboxes else { return .all(organization.mailboxes) }
    var order: [Int] = []
    order.reserveCapacity(references.count)
    var firsts: [Int: Origin] = [:]
    for reference in references {
      guard let position = resolveMailbox(reference, in: organization) else { continue }
      if let first = firsts.updateValue(reference.origin, forKey: position) {
        firsts[position] = first
        report("this mailbox is listed twice", first: first, at: reference.origin)
      }
      order.append(position)
    }
    return MailboxSelection(listing: order)
  }

  private mutating func resolveMailbox(_ reference: Reference, in organization: Organization) -> Int? {
    let entry = world.ids[reference.id]
    guard case .mailbox(let position) = entry?.identified, position < world.mailboxes.count else {
      let candidates = world.mailboxes[organization.mailboxes].prefix(Self.mostCandidates).map(\.id)
      reportDangling(reference, expected: "a mailbox", found: entry, candidates: candidates)
      return nil
    }
    guard organization.mailboxes.contains(position) else {
      report("the mailbox \(reference.id) belongs to another organization than the session", at: reference.origin)
      return nil
    }
    return position
  }

  private mutating func reportDangling(
    _ reference: Reference, expected: String, found entry: WorldDraft.Entry?, candidates: [UUID]
  ) {
    if let entry {
      report("the id \(reference.id) is that of \(entry.identified.kind), not of \(expected)", at: reference.origin)
      return
    }
    report(
      "nothing has the id \(reference.id), expected that of \(expected)",
      suggestion: didYouMean(reference.id.description, among: candidates.map(\.description)), at: reference.origin)
  }

  /// What id of `known` may have been meant instead of one that nothing has.
  func suggestion(for id: UUID, among known: some Sequence<UUID>) -> String? {
    didYouMean(id.description, among: known.prefix(Self.mostCandidates).map(\.description))
  }

  /// What word of `candidates` may have been meant.
  func didYouMean(_ word: String, among candidates: [String]) -> String? {
    Suggestion.closest(to: word, among: candidates).map { "did you mean \"\($0)\"?" }
  }

  /// So many names a suggestion is sought among: the search takes time with each.
  static let mostCandidates = 1_000
}

extension FixtureReader {
  /// Reads the id of what is being read and keeps it; one that is taken already is reported with the place of the first.
  mutating func newId(_ value: JSONToken, of identified: Identified) throws(JSONError) -> UUID? {
    try newReference(value, of: identified)?.id
  }

  /// The same with the id's place.
  mutating func newReference(_ value: JSONToken, of identified: Identified) throws(JSONError) -> Reference? {
    guard let reference = try reference(value) else { return nil }
    let entry = WorldDraft.Entry(identified: identified, origin: reference.origin)
    guard let first = world.ids.updateValue(entry, forKey: reference.id) else { return reference }
    // The first one stays, so that a third points at it too.
    world.ids[reference.id] = first
    report("the id \(reference.id) is that of \(first.identified.kind) already", first: first.origin, at: origin)
    return reference
  }

  /// Reports that `what`, read last, was given before; nothing where it was not. It is not shown: it may be a secret.
  mutating func reportRepeated(_ what: String, first: Origin?) {
    guard let first else { return }
    report("\(what) is given twice", first: first, at: origin)
  }
}
