import Backup
import HTTP1
import JSONText
import Verdict

extension RestoreAPI {
  /// Issues a device code for restores in a session (openapi); the application and the place that it is for make no
  /// difference here.
  static func issueRestoreDeviceCode(_ call: Call, _ session: SessionRecord, _ reply: inout Reply) {
    writeDeviceCode(call.installation.deviceCodes.issue(for: call, by: session.clock), &reply)
  }

  /// Issues a device code outside sessions (openapi), which is good inside them as well (assumed).
  static func issueDeviceCode(_ call: Call, _ reply: inout Reply) {
    writeDeviceCode(call.installation.deviceCodes.issue(for: call), &reply)
  }

  /// Issues a device code for an organization's applications (openapi), which is good everywhere as well (assumed).
  static func issueOrganizationDeviceCode(_ call: Call, _ reply: inout Reply) throws(Rejection) {
    _ = try call.organization()
    issueDeviceCode(call, &reply)
  }

  /// Tells whether a restore would take a device code: it need not be entered anywhere first (assumed).
  static func checkDeviceCode(_ call: Call, _ text: Span<UInt8>, _ reply: inout Reply) throws(Rejection) {
    let body = call.body
    guard let code = body[.userCode].text else {
      throw Rejection(
        .badRequest,
        Violation(
          .deviceCodeGiven, message: Message.missing([.userCode]),
          at: body.pointer(to: .userCode, in: text).description, position: body.position(of: .userCode, in: text),
          expected: "a device code", found: body.found(.userCode, in: text),
          suggestion: "POST /v6/DeviceCode issues one"))
    }
    code.decode(into: &reply.scratch.text, in: text)
    let isGood = call.installation.deviceCodes.holds(reply.scratch.text.span, for: call)
    reply.json { writer in
      writer.beginObject()
      writer.member("authenticated", isGood)
      writer.endObject()
    }
  }

  private static func writeDeviceCode(_ code: DeviceCode, _ reply: inout Reply) {
    reply.json { writer in
      writer.beginObject()
      writer.member("userCode", code.append(to:))
      writer.member("verificationUrl", verificationURL)
      writer.member("expiresIn", DeviceCodes.lifetime)
      writer.member(
        "message",
        "To sign in, use a web browser to open the page \(verificationURL) and enter the code "
          + "\(String(decoding: writer.text, as: UTF8.self)) to authenticate.")
      writer.endObject()
    }
  }

  /// Where Microsoft asks for device codes (client).
  private static let verificationURL = "https://microsoft.com/devicelogin"
}
