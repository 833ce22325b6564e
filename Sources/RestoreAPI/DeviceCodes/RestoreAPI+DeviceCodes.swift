import Backup
import HTTP1
import JSONText

extension RestoreAPI {
  /// Issues a device code for restores in a session (openapi); the application and the place that it is for make no
  /// difference here.
  func issueRestoreDeviceCode(_ call: Call, _ body: Span<UInt8>, _ reply: inout Reply) throws(Rejection) {
    _ = try BodyReader.read(.restoreDeviceCode, body, &reply)
    try call.checkParameters()
    _ = try workingSession(of: call)
    writeDeviceCode(for: call, &reply)
  }

  /// Issues a device code outside sessions (openapi), which is good inside them as well (assumed).
  func issueDeviceCode(_ call: Call, _ body: Span<UInt8>, _ reply: inout Reply) throws(Rejection) {
    _ = try BodyReader.read(.deviceCode, body, &reply)
    writeDeviceCode(for: call, &reply)
  }

  /// Tells whether a restore would take a device code: nobody has to enter it anywhere first (assumed).
  func checkDeviceCode(_ call: Call, _ body: Span<UInt8>, _ reply: inout Reply) throws(Rejection) {
    let request = try BodyReader.read(.deviceCodeCheck, body, &reply)
    guard let code = request[.userCode].text else {
      throw Rejection(
        .badRequest,
        Violation(
          .deviceCodeGiven, message: Message.missing([.userCode]),
          at: request.pointer(to: .userCode, in: body).description, position: request.position(of: .userCode, in: body),
          expected: "a device code", found: request.found(.userCode, in: body)))
    }
    code.decode(into: &reply.scratch.text, in: body)
    let isGood = call.installation.deviceCodes.holds(reply.scratch.text.span, for: call)
    reply.json { writer in
      writer.beginObject()
      writer.member("authenticated", isGood)
      writer.endObject()
    }
  }

  private func writeDeviceCode(for call: Call, _ reply: inout Reply) {
    let code = call.installation.deviceCodes.issue(at: call.now)
    reply.json { writer in
      writer.beginObject()
      writer.member("userCode", code.append(to:))
      writer.member("verificationUrl", Self.verificationURL)
      writer.member("expiresIn", DeviceCodes.lifetime)
      writer.member(
        "message",
        "To sign in, use a web browser to open the page \(Self.verificationURL) and enter the code "
          + "\(String(decoding: writer.text, as: UTF8.self)) to authenticate.")
      writer.endObject()
    }
  }

  /// Where Microsoft asks for device codes (client).
  private static let verificationURL = "https://microsoft.com/devicelogin"
}
