// `print`, `dump` and the message of a failed test show only the description of a value whose parts may be secrets.

extension CertificateSource: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  /// The source, without the password.
  public var description: String {
    switch self {
    case .folder(let path): "folder(\(path ?? "nil"))"
    case .memory: "memory"
    case .files(let certificate, let key): "files(certificate: \(certificate), key: \(key))"
    case .pfx(let path, _): "pfx(path: \(path), password: hidden)"
    }
  }
  /// The same as `description`.
  public var debugDescription: String { description }
  /// Nothing beside the description.
  public var customMirror: Mirror { Mirror(self, children: EmptyCollection<Mirror.Child>()) }
}

extension FixtureSource: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  /// The source; of a text the length, since it holds passwords and tokens.
  public var description: String {
    switch self {
    case .builtIn: "builtIn"
    case .files(let paths): "files(\(paths.joined(separator: ", ")))"
    case .json(let text): "json(\(text.utf8.count) bytes)"
    case .values(let fixtures): "values(\(fixtures))"
    }
  }
  /// The same as `description`.
  public var debugDescription: String { description }
  /// Nothing beside the description.
  public var customMirror: Mirror { Mirror(self, children: EmptyCollection<Mirror.Child>()) }
}

extension HeaderFields: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  /// Fields whose values are no secrets, in lower case; every other one may be one.
  private static let open: Set<String> = [
    "accept", "allow", "cache-control", "connection", "content-encoding", "content-length", "content-type", "date",
    "expect", "host", "pragma", "retry-after", "strict-transport-security", "transfer-encoding", "user-agent",
    "www-authenticate", "x-content-type-options", "x-frame-options", "x-xss-protection",
  ]
  /// What the names of the emulator's own fields begin with, in lower case; no secret is in them.
  private static let ownPrefix = "x-emulator-"

  /// The fields in their order; of those that may hold a token or a password only the name.
  public var description: String {
    map { name, value in
      let key = name.lowercased()
      return "\(name): \(Self.open.contains(key) || key.hasPrefix(Self.ownPrefix) ? value : "hidden")"
    }.joined(separator: ", ")
  }
  /// The same as `description`.
  public var debugDescription: String { description }
  /// Nothing beside the description.
  public var customMirror: Mirror { Mirror(self, children: EmptyCollection<Mirror.Child>()) }
}

extension DirectRequest: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  /// Method, path and header fields; of a query and a body, which may hold secrets, that there is one.
  public var description: String {
    let parts = path.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
    let target = parts.count > 1 ? "\(parts[0])?hidden" : path
    return "\(method) \(target) [\(headers)] \(body.count) bytes"
  }
  /// The same as `description`.
  public var debugDescription: String { description }
  /// Nothing beside the description.
  public var customMirror: Mirror { Mirror(self, children: EmptyCollection<Mirror.Child>()) }
}

extension DirectResponse: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  /// Status, header fields and explanation; of the body, which may hold a token, the length: `text` is all of it.
  public var description: String {
    "\(status) [\(headers)] \(body.count) bytes" + (explanation.map { "; \($0)" } ?? "")
  }
  /// The same as `description`.
  public var debugDescription: String { description }
  /// Nothing beside the description.
  public var customMirror: Mirror { Mirror(self, children: EmptyCollection<Mirror.Child>()) }
}

extension Emulator: CustomStringConvertible, CustomReflectable {
  /// Where it is.
  public var description: String { "emulator at \(url)" }
  /// Nothing beside the description.
  public var customMirror: Mirror { Mirror(self, children: EmptyCollection<Mirror.Child>()) }
}

extension DirectEmulator: CustomReflectable {
  /// Nothing: the children hold the world with its passwords.
  public var customMirror: Mirror { Mirror(self, children: EmptyCollection<Mirror.Child>()) }
}
