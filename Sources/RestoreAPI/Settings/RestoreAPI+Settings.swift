package import Choices

extension RestoreAPI {
  /// The choices where the sources are silent or disagree; the flags of the command have the same names.
  package struct Settings: Sendable {
    /// `--versions`: those that are served.
    package var versions = APIVersion.all
    /// `--certificate-check`
    package var certificateCheck = CertificateCheck.structure
    /// `--bulk-shape`
    package var bulkShape = BulkShape.both
    /// `--restore-content-type`
    package var restoreContentType = RestoreContentType.json
    /// `--media-types`
    package var mediaTypes = MediaTypes.lenient
    /// `--mandatory-flags`: an absent boolean of the bulk body is refused (observed on v3).
    package var mandatoryFlags = false
    /// `--stateful`: restored items are unchanged from then on (observed).
    package var stateful = false

    /// `--token-dates`
    package var tokenDates = TokenDates.iso8601
    /// `--token-lifetime`: seconds that an access token is valid, in ``TokenIssuer/lifetimes``.
    package var tokenLifetime = TokenIssuer.defaultLifetime
    /// `--throttle`: requests for tokens are limited as by the real v6.
    package var throttle = false
    /// `--token-key`: what tokens are signed with.
    package var tokenKey: TokenKey
    /// Tells the tokens of this run from those of others with the same key.
    package var tokenRun: UInt64

    /// What the ids of restore sessions are made from: replicas must not share it, as ids are unique among them.
    package var sessionSeed: UInt64

    /// The defaults, with a random key.
    package init() {
      var generator = SystemRandomNumberGenerator()
      tokenKey = TokenKey(from: &generator)
      tokenRun = generator.next()
      sessionSeed = generator.next()
    }
  }
}
