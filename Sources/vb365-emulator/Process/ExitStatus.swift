import ArgumentParser
import Bytes
import VB365Emulator

/// What the command tells its caller, as `sysexits.h` numbers it.
enum ExitStatus: Int32 {
  /// EXIT_FAILURE: a run that was judged did not pass, or what `verify` or `assert` asks for does not hold.
  case notPassed = 1
  /// EX_USAGE: a flag, or the variable in its place.
  case usage = 64
  /// EX_DATAERR: fixtures or known findings that break their format, a certificate and key that cannot be used.
  case data = 65
  /// EX_NOINPUT: a file that cannot be read, or a request, a rule or a session that there is not.
  case noInput = 66
  /// EX_UNAVAILABLE: the port is in use; or no emulator is there to be called.
  case unavailable = 69
  /// EX_OSERR: the system lacks something that is always needed.
  case system = 71
  /// EX_CANTCREAT: a file that cannot be written.
  case cannotCreate = 73
  /// EX_TEMPFAIL: `wait` has waited long enough.
  case timedOut = 75
  /// EX_NOPERM: for privileged users; or the emulator refuses to be called.
  case notPermitted = 77

  /// The status for an emulator that did not start.
  init(_ code: EmulatorError.Code) {
    self =
      switch code.kind {
      case .configuration, .argument: .usage
      case .fixtures, .known, .certificate: .data
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
