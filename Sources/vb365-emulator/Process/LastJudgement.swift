import ArgumentParser
import Bytes
import Glibc
import Report
import VB365Emulator

/// The verdict on the whole run at its end: told by the exit status, and written to a file.
struct LastJudgement: Sendable {
  /// When the run began, in Unix seconds.
  private let start = time(nil)
  private let assertsOnExit: Bool
  private let file: String?
  /// The flag or the variable that named the file.
  private let source: String

  /// Nil where nobody asked for one.
  init?(_ settings: ServeSettings) throws(ExitCode) {
    file = settings.junitFile
    source = settings.junitFileSource
    assertsOnExit = settings.assertsOnExit ?? (file != nil)
    guard assertsOnExit || file != nil else { return nil }
    guard let file else { return }
    // Checked early, so that a mistyped path fails before the run; writing the file may find more.
    if let obstacle = FileSystem.obstacle(at: file) { throw refusal(obstacle.description) }
    guard unsafe access(FileSystem.folder(of: file), W_OK | X_OK) == 0 else {
      throw refusal(unsafe "\(file): \(String(cString: strerror(errno)))")
    }
  }

  /// Judges the run of an emulator that has stopped, says what speaks against it, and returns the exit status.
  func status(of emulator: Emulator) -> Int32 {
    let verdict = emulator.lastVerdict()
    if let trouble = write(verdict) { return trouble.rawValue }
    guard assertsOnExit, verdict.word != .pass else { return EXIT_SUCCESS }
    // As a line of the log: the process must end, also where nobody reads what it says.
    TextStream.standardError.log { _ in "\(PrintableText(verdict.summary))\n" }
    return ExitStatus.notPassed.rawValue
  }

  /// Writes the file, whole or not at all.
  private func write(_ verdict: Report::RunVerdict) -> ExitStatus? {
    guard let file else { return nil }
    let text = JUnitReport.text(verdict, fromUnixSeconds: Int64(start), to: Int64(time(nil)))
    do throws(FileError) {
      try FileSystem.replace(file, with: Array(text.utf8), mode: 0o644)
      return nil
    } catch {
      TextStream.standardError.log { _ in "\(PrintableText("\(source): \(error)"))\n" }
      return .cannotCreate
    }
  }

  private func refusal(_ reason: String) -> ExitCode { ExitStatus.cannotCreate.saying("\(source): \(reason)") }
}
