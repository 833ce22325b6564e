import JSONText

extension FixtureReader {
  /// Reads a device code, which is a secret: whoever knows it can sign in.
  mutating func readDeviceCode(_ value: JSONToken) throws(JSONError) {
    addUnique(try secretText(value).bytes, to: \.deviceCodes, what: "a device code")
  }
}
