extension Fixtures {
  /// What happens to a mailbox's restore. A status or a message refuses it; a delay alone only delays it.
  public struct Outcome: Sendable, Equatable {
    /// The HTTP status of the refused single restore, from 400 to 599; 500 unless told. A bulk restore answers 200 with
    /// a failed detail.
    public var status: Int?
    /// The text of the refusal.
    public var message: String?
    /// How much later the answer comes, in milliseconds, up to an hour; a bulk restore waits for the longest.
    public var delayMilliseconds: Int

    /// An outcome made of its parts.
    public init(status: Int? = nil, message: String? = nil, delayMilliseconds: Int = 0) {
      self.status = status
      self.message = message
      self.delayMilliseconds = delayMilliseconds
    }
  }
}
