extension Credentials {
  /// What a user can do about a client that does not accept the certificate: sentences for the log.
  var trustAdvice: String {
    let name = "Is it the name that the client uses? --san adds one."
    guard authority != nil else { return "Let it trust whatever vouches for your own certificate." }
    guard let authorityPath else { return "Let it trust the CA of /_emulator/ca.pem. \(name)" }
    let command = "vb365-emulator env --client curl --ca \(ShellText.quoted(authorityPath))"
    return """
      Does it not know the CA? Where it starts, run: eval "$(\(command))", or the same for openssl, python, node, java, \
      go, php, swift. \(name)
      """
  }
}
