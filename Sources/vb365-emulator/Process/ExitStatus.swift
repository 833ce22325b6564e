import ArgumentParser
import Bytes
import VB365Emulator

/// What the command tells its caller, as `sysexits.h` numbers it.
enum ExitStatus: Int32 {
  /// EX_USAGE: a flag, or the variable in its place.
  case usage = 64
  /// EX_DATAERR: fixtures that break their format, a certificate and key that cannot be used.
  case data = 65
  /// EX_NOINPUT: a file that cannot be read.
  case noInput = 66
  /// EX_UNAVAILABLE: the port is in use.
  case unavailable = 69
  /// EX_OSERR: the system lacks something that is always needed.
  case system = 71
  /// EX_CANTCREAT: a file that cannot be written.
  case cannotCreate = 73
  /// EX_TEMPFAIL: `wait` has waited long enough.
  case timedOut = 75
  /// EX_NOPERM: for privileged users.
  case notPermitted = 77

  /// The status for an emulator that did not start.
  init(_ code: EmulatorError.Code) {
    self =
      switch code.kind {
      case .configuration, .argument: .usage
      case .fixtures, .certificate: .data
      case .file: .noInput
      case .address: .unavailable
      case .output: .cannotCreate
      case .permission: .notPermitted
      case .system: .system
      }
  }

  /// Says what is wrong on standard error, a line for each problem, and is the error that ends the command.
  func saying(_ problems: String...) -> ExitCode {
    saying(problems)
  }

  /// Says what is wrong on standard error, a line for each problem, and is the error that ends the command.
  func saying(_ problems: [String]) -> ExitCode {
    _ = TextStream.standardError.write(problems.map { "\(PrintableText($0))\n" }.joined())
    return ExitCode(rawValue)
  }
}

extension EmulatorError {
  /// Says what is wrong on standard error, and is the error that ends the command.
  var said: ExitCode { ExitStatus(code).saying(problems) }
}
