import Backup

extension BodyRules {
  /// Rule 9: a device code that was issued here, or one of the fixtures.
  mutating func checkDeviceCode(
    in text: Span<UInt8>, for call: Call, using scratch: inout Scratch
  ) {
    guard let code = body[.userCode].text else { return }
    code.decode(into: &scratch.text, in: text)
    guard !call.installation.deviceCodes.holds(scratch.text.span, for: call) else { return }
    report(
      Breach(
        .deviceCode, Message.unknownDeviceCode, at: .userCode,
        expected: "a device code that was issued here, or is one of the fixtures', and has not expired",
        suggestion: TextSlip(scratch.text.span)?.suggestion ?? "POST .../organization/restoreDeviceCode issues one"),
      in: text)
  }
}
