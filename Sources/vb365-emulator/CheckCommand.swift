import ArgumentParser
import Bytes
import VB365Emulator

/// `check`: reads fixtures and says everything that is wrong with them.
struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Check fixtures and fault rules, without an emulator.",
    discussion: """
      Several files and folders are held together as one world. A file that is a list, or an object with "faults", holds \
      fault rules for --faults. Problems go to standard error, as \
      file:line:column: pointer: what is wrong, and the exit status is 65. What makes a world, but hardly the one that was \
      meant, is a warning, and the exit status is 0.
      """)

  @Argument(help: ArgumentHelp("JSON files, or folders of them.", valueName: "file"))
  var files: [String]

  func run() throws {
    let summary: CheckSummary
    do throws(EmulatorError) {
      summary = try CheckSummary(checking: files)
    } catch {
      throw error.said
    }
    for warning in summary.world?.warnings ?? [] { _ = TextStream.standardError.write("\(PrintableText(warning))\n") }
    try StandardOutput.write("ok: \(summary)\n")
  }
}
