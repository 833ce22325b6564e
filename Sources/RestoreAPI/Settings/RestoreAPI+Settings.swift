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
}
