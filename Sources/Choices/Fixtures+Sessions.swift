extension Fixtures {
  /// A restore session. Times are ISO 8601, with or without a zone; no zone means UTC.
  public struct RestoreSession: Sendable, Equatable {
    /// A UUID, unique in the whole world.
    public var id: String
    /// The organization whose backup is open.
    public var organizationId: String
    /// The explorer that opened it; only `vex` has mailboxes.
    public var type: RestoreSessionType
    /// A stopped session refuses everything below its organization.
    public var state: RestoreSessionState
    /// When it was started.
    public var creationTime: String
    /// When a stopped session ended; without it, at `creationTime`. A working session has none.
    public var endTime: String?
    /// The display name; without it, made of type and organization.
    public var name: String?
    /// The user who started it.
    public var initiatedBy: String?
    /// What has been done in it; without it, told by what was restored.
    public var details: String?
    /// The machine that the user worked at.
    public var clientHost: String?
    /// The restored scope; empty for a whole organization.
    public var scopeName: String?
    /// Why a restore operator started it.
    public var reason: String?
    /// How it went; a working session shows success.
    public var result: RestoreSessionResult?
    /// The mailboxes it shows, in order; without it, all of its organization.
    public var mailboxIds: [String]?

    /// A session made of its parts.
    public init(
      id: String = newID(), organizationId: String, type: RestoreSessionType = .vex,
      state: RestoreSessionState = .working, creationTime: String = "2026-01-01T08:00:00Z", endTime: String? = nil,
      name: String? = nil, initiatedBy: String? = nil, details: String? = nil, clientHost: String? = nil,
      scopeName: String? = nil, reason: String? = nil, result: RestoreSessionResult? = nil, mailboxIds: [String]? = nil
    ) {
      self.id = id
      self.organizationId = organizationId
      self.type = type
      self.state = state
      self.creationTime = creationTime
      self.endTime = endTime
      self.name = name
      self.initiatedBy = initiatedBy
      self.details = details
      self.clientHost = clientHost
      self.scopeName = scopeName
      self.reason = reason
      self.result = result
      self.mailboxIds = mailboxIds
    }
  }

  /// The explorer that opened a restore session.
  public enum RestoreSessionType: String, Sendable, CaseIterable {
    /// Exchange.
    case vex = "Vex"
    /// OneDrive.
    case veod = "Veod"
    /// SharePoint.
    case vesp = "Vesp"
    /// Teams.
    case vet = "Vet"
  }

  /// Whether a restore session still works.
  public enum RestoreSessionState: String, Sendable, CaseIterable {
    /// It does.
    case working = "Working"
    /// It was stopped.
    case stopped = "Stopped"
  }

  /// How a restore session went.
  public enum RestoreSessionResult: String, Sendable, CaseIterable {
    /// Well.
    case success = "Success"
    /// With warnings.
    case warning = "Warning"
    /// Not at all.
    case failed = "Failed"
  }
}
