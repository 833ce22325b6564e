import HTTP1

extension RestoreAPI {
  /// `GET /swagger/docs/v6`
  func describe(into response: inout Response) {
    addJSONType(to: &response)
    response.body.append(contentsOf: OpenAPIDocument.bytes)
  }

  /// A call of the vendor's that is left out: 501, behind the token.
  func leaveOut() throws(Rejection) {
    throw Rejection(
      .notImplemented,
      Violation(
        .emulated, message: Message.notEmulated, at: "path", expected: "a call that this emulator answers",
        found: "one that it leaves out"))
  }
}
