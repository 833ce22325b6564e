extension Credentials {
  /// What a user can do about a client that does not accept the certificate: sentences for the log.
  func trustAdvice(_ names: SettingNames) -> String {
    let name = "Is it the name that the client uses? \(names.names) adds one."
    guard authority != nil else { return "Let it trust whatever vouches for your own certificate." }
    guard let authorityPath else { return "Let it trust the CA of /_emulator/ca.pem. \(name)" }
    guard let command = names.command else { return "Let it trust the CA of \(authorityPath). \(name)" }
    let call = "\(command) env --client curl --ca \(ShellText.quoted(authorityPath))"
    return """
      Does it not know the CA? Where it starts, run: eval "$(\(call))", or the same for openssl, python, node, java, \
      go, php, swift. \(name)
      """
  }
}
