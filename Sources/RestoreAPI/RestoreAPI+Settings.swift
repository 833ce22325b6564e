extension RestoreAPI {
  /// What can be chosen where the sources are silent or disagree; the flags of the command have the same names.
  package struct Settings: Sendable {
    /// `--certificate-check`
    package var certificateCheck = CertificateCheck.structure
    /// `--bulk-shape`
    package var bulkShape = BulkShape.both
    /// `--restore-content-type`
    package var restoreContentType = RestoreContentType.json
    /// `--mandatory-flags`: an absent boolean of the bulk body is refused (observed on v3).
    package var mandatoryFlags = false
    /// `--stateful`: restored items are unchanged from then on (observed).
    package var stateful = false

    /// The defaults.
    package init() {}
  }

  /// How closely the certificate of a body is looked at (behaviour.md, section 3, rule 8).
  package enum CertificateCheck: String, CaseIterable, Sendable {
    /// As Base64 only.
    case off
    /// As PKCS#12, without opening it.
    case structure
    /// Opened with the password of the body.
    case open
  }

  /// What a bulk restore answers with (behaviour.md, section 4).
  package enum BulkShape: String, CaseIterable, Sendable {
    /// The vendor page's counters and the OpenAPI document's details.
    case both
    /// The vendor page's four counters.
    case documented
    /// The OpenAPI document's status and details.
    case openapi

    var hasTotals: Bool { self != .openapi }
    var hasDetails: Bool { self != .documented }
  }

  /// The Content-Type of restore answers, which the vendor pages call "null" (behaviour.md, section 1).
  package enum RestoreContentType: String, CaseIterable, Sendable {
    /// `application/json; charset=utf-8`
    case json
    /// No Content-Type at all.
    case none
  }
}
