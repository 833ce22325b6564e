/// Why an emulator did not start, did not take new fixtures, or did not do what it was asked.
public struct EmulatorError: Error, Sendable, Equatable {
  /// What kind of trouble it is.
  public struct Code: Sendable, Hashable {
    /// The closed list behind the open one: a case added here breaks no code outside the package.
    package enum Kind: Sendable {
      case configuration, argument, fixtures, known, file, certificate, address, output, permission, system
    }
    /// The kind, for a switch that must be exhaustive.
    package let kind: Kind

    /// A setting has a value that cannot be used, or contradicts another one.
    public static let invalidConfiguration = Code(kind: .configuration)
    /// What a call was given cannot be used, such as an id that is none.
    public static let invalidArgument = Code(kind: .argument)
    /// The fixtures break their format; `problems` has a line for each place.
    public static let brokenFixtures = Code(kind: .fixtures)
    /// The file of known findings breaks its format; the problem has its place.
    public static let brokenKnownFile = Code(kind: .known)
    /// A file that was asked for cannot be read.
    public static let unreadableFile = Code(kind: .file)
    /// A certificate or a key of the user's own cannot be used.
    public static let unusableCertificate = Code(kind: .certificate)
    /// Another process listens on the port, or the address is not one of this machine.
    public static let addressUnavailable = Code(kind: .address)
    /// A file that must be written cannot be, or belongs to somebody else.
    public static let cannotWrite = Code(kind: .output)
    /// The system reserves what was asked for to privileged users.
    public static let notPermitted = Code(kind: .permission)
    /// The system refused something that every emulator needs, such as a thread.
    public static let systemFailure = Code(kind: .system)
  }

  /// What kind of trouble it is.
  public let code: Code
  /// One line for each thing that is wrong, at least one; none holds a secret.
  public let problems: [String]

  init(_ code: Code, _ problem: String) {
    self.init(code, problems: [problem])
  }

  init(_ code: Code, problems: [String]) {
    self.code = code
    self.problems = problems
  }
}

extension EmulatorError: CustomStringConvertible {
  /// The problems, one a line.
  public var description: String { problems.joined(separator: "\n") }
}
