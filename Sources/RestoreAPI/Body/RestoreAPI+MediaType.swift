import HTTP1

extension RestoreAPI {
  /// The stage "media type": refuses a body that says it is something else than JSON (behaviour.md, section 1). Without
  /// the field, and with a form's type, a body is read as JSON all the same (observed).
  func checkMediaType(_ head: borrowing RequestHead, in bytes: Span<UInt8>) throws(Rejection) {
    guard let field = head.value(of: "Content-Type", in: bytes) else { return }
    let mediaType = MediaType(field, in: bytes)
    guard !mediaType.carriesJSON(in: bytes) else { return }
    // What does not look like a media type at all is refused as well (assumed).
    let type = String(repairing: bytes.extracting(mediaType.range.bounds))
    throw Rejection(
      .unsupportedMediaType,
      Violation(
        .mediaType, message: Message.unsupported(mediaType: type), at: "Content-Type", expected: "application/json",
        found: "a media type of \(type.count) bytes"))
  }
}
