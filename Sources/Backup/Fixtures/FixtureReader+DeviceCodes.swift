import JSONText

extension FixtureReader {
  /// Reads a device code, which is a secret: whoever knows it can sign in.
  mutating func readDeviceCode(_ value: JSONToken) throws(JSONError) {
    reportRepeated("a device code", first: world.deviceCodes.insert(try nonEmptySecret(value).bytes, at: origin))
  }
}
