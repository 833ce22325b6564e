// How requests are judged and answered where the vendor's sources are silent or disagree. The layer that answers works by
// these values, and the library's users write them.

/// How closely the certificate in a restore request is checked (behaviour.md, section 3, rule 8).
public enum CertificateCheck: String, Sendable, CaseIterable {
  /// Not at all, once it is Base64.
  case off
  /// Whether it is a PKCS#12 file by its structure.
  case structure
  /// Whether its password opens it, and it holds a key that has not expired.
  case open
}

/// The members of a bulk restore's answer, on which the vendor's page and its OpenAPI document disagree (behaviour.md,
/// section 4).
public enum BulkShape: String, Sendable, CaseIterable {
  /// The four counters of the page, and the OpenAPI document's status and details beside them.
  case both
  /// Only the four counters of the page.
  case documented
  /// Only the OpenAPI document's status and details.
  case openapi
}

/// The `Content-Type` of the restore answers (behaviour.md, section 1).
public enum RestoreContentType: String, Sendable, CaseIterable {
  /// `application/json; charset=utf-8`, as every known client needs it.
  case json
  /// No such header: the "null" of the vendor's pages, taken literally.
  case none
}

/// Which `Content-Type`s the bodies of requests may have (behaviour.md, section 1).
public enum MediaTypes: String, Sendable, CaseIterable {
  /// JSON's, and with a warning those that real clients send with JSON: none, a form's, `*/*+json`.
  case lenient
  /// JSON's only: others are refused with 415, as the server's framework refuses them.
  case framework
}

/// How an answer with a token writes the times of its issue and its end, on which servers differ (behaviour.md, section 5).
public enum TokenDates: String, Sendable, CaseIterable {
  /// ISO 8601, as the vendor's OpenAPI document has it.
  case iso8601
  /// As in HTTP's own headers, as older servers do (observed).
  case rfc1123
}
