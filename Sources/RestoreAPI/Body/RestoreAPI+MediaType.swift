import Bytes
import Choices
import HTTP1
import Verdict

extension RestoreAPI {
  /// The stage "media type": refuses a body that says it is something else than JSON (behaviour.md, section 1), and tells
  /// whether it is said to be UTF-16. Without the field, and with a form's type, a body is read as JSON all the same where
  /// the setting `media-types` does not say otherwise (client), with a warning.
  func checkMediaType(
    _ head: borrowing RequestHead, in bytes: Span<UInt8>, of body: Span<UInt8>, for call: Call,
    noting verdict: inout Verdict
  ) throws(Rejection) -> Bool {
    guard let field = head.value(of: "Content-Type", in: bytes) else {
      try judge(.untold, body, nil, for: call, noting: &verdict)
      return false
    }
    if bytes.holds("application/json", ignoringCaseAt: field) { return false }
    let mediaType = MediaType(field, in: bytes)
    if !mediaType.isApplicationJSON(in: bytes) {
      let type = String(repairing: bytes.extracting(mediaType.range.bounds))
      try judge(mediaType.reading(in: bytes), body, type, for: call, noting: &verdict)
    }
    return mediaType.isUTF16(in: bytes)
  }

  private func judge(
    _ reading: MediaType.Reading, _ body: Span<UInt8>, _ type: String?, for call: Call,
    noting verdict: inout Verdict
  ) throws(Rejection) {
    // Nobody looks at the type of nothing.
    guard !body.isEmpty else { return }
    guard !call.endpoint.handler.isLogIn else {
      // A form is what the token's endpoint wants, and it looks at no type (framework).
      if reading == .foreign, let type { Self.warnOfFormType(type, noting: &verdict) }
      return
    }
    let isRead =
      switch reading {
      case .json: true
      case .untold, .mistold: settings.mediaTypes == .lenient
      case .foreign: false
      }
    let found = type.map { "a media type of \($0.count) characters" } ?? "none"
    guard isRead else {
      let message = reading == .untold ? Message.noMediaType : Message.unsupported(mediaType: type ?? "")
      throw Rejection(
        .unsupportedMediaType,
        Violation(.mediaType, message: message, at: "Content-Type", expected: "application/json", found: found))
    }
    verdict.warn(
      Violation(
        .mediaType, at: "Content-Type", expected: "application/json", found: found,
        suggestion: reading == .json ? nil : "send Content-Type: application/json; the framework alone answers 415"))
  }

  private static func warnOfFormType(_ type: String, noting verdict: inout Verdict) {
    let form = "application/x-www-form-urlencoded"
    verdict.warn(
      Violation(
        .mediaType, at: "Content-Type", expected: form, found: "a media type of \(type.count) characters"))
  }
}
