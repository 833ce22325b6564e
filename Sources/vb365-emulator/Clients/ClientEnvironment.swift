import VB365Emulator

/// The variables by which a client finds an emulator and trusts its CA.
struct ClientEnvironment {
  /// A variable to be exported.
  struct Variable: Equatable {
    let name: String
    let value: String
  }

  /// In the order in which they are printed.
  let variables: [Variable]
  /// A note for the user who sets them.
  let hint: String

  /// The variables for a client; for some of them a file is written beside the CA's.
  init(for client: Client, of url: EmulatorURL, trusting trust: ClientTrust) throws(EmulatorError) {
    let authority = trust.authorityPath
    let own = try Self.own(client, trust)
    variables =
      [Variable(name: "VB365_URL", value: url.description), Variable(name: "VB365_CA", value: authority)]
      + own.map { Variable(name: $0.0, value: $0.1) }
    hint = Self.hint(for: client, authority)
  }

  /// Statements for a POSIX shell.
  var statements: String {
    variables.map { "export \($0.name)=\(ShellText.quoted($0.value))\n" }.joined()
  }

  /// What the client itself reads.
  private static func own(_ client: Client, _ trust: ClientTrust) throws(EmulatorError) -> [(String, String)] {
    let authority = trust.authorityPath
    switch client {
    case .curl: return [("CURL_CA_BUNDLE", authority)]
    case .openssl, .go: return [("SSL_CERT_FILE", authority)]
    // The library `requests` brings its own roots; what stands on the module `ssl` asks OpenSSL.
    case .python: return [("REQUESTS_CA_BUNDLE", authority), ("SSL_CERT_FILE", authority)]
    case .node: return [("NODE_EXTRA_CA_CERTS", authority)]
    case .java:
      // The virtual machine takes the variable apart as a shell does, quotes included.
      let store = ShellText.quoted("-Djavax.net.ssl.trustStore=\(try trust.trustStore())")
      return [("JAVA_TOOL_OPTIONS", "\(store) -Djavax.net.ssl.trustStoreType=PKCS12")]
    // A leading colon stands for the folder that was compiled in.
    case .php: return [("PHP_INI_SCAN_DIR", ":\(try trust.settingsForPHP())")]
    case .swift: return []
    }
  }

  private static func hint(for client: Client, _ authority: String) -> String {
    switch client {
    case .node: "Node trusts the emulator's CA beside its own ones."
    case .swift:
      """
      URLSession heeds no variable on Linux. AsyncHTTPClient takes $VB365_CA for its trust roots; for URLSession, put \
      the CA, which can sign certificates for this machine's names only, into the system's store: sudo cp \(ShellText.quoted(authority)) \
      /usr/local/share/ca-certificates/vb365-emulator.crt && sudo update-ca-certificates
      """
    case .curl, .openssl, .python, .java, .go, .php:
      "With these variables \(client.rawValue) trusts the emulator's CA and no other: set them only for your tests."
    }
  }
}
