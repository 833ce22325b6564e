import ArgumentParser
import Glibc

/// What a command answers.
enum StandardOutput {
  /// Writes all of `text`, or ends the command: half an answer is none.
  static func write(_ text: String) throws(ExitCode) {
    guard let failure = TextStream.standardOutput.write(text) else { return }
    throw ExitStatus.cannotCreate.saying(unsafe "standard output: \(String(cString: strerror(failure)))")
  }
}
