import Backup

extension BodyRules {
  /// Rule 9: a device code of the fixtures. Codes that this process issues are to be asked for here as well.
  mutating func checkDeviceCode(in text: Span<UInt8>, of world: World, using scratch: inout Scratch) {
    guard let code = body[.userCode].text else { return }
    code.decode(into: &scratch.text, in: text)
    guard !world.holdsDeviceCode(scratch.text.span) else { return }
    report(
      .deviceCode, Message.unknownDeviceCode, at: .userCode, expected: "a device code of the fixtures", in: text)
  }
}
