import Foundation

/// A program that runs; killed when it takes too long, so that whoever waits for its output never waits for ever.
final class Program: @unchecked Sendable {
  /// How it ended.
  struct Outcome {
    /// The exit status, or the signal that ended it as a negative number.
    let status: Int32
    let output: String
    let error: String
    /// The lines on standard error.
    var errorLines: [String] { error.split(separator: "\n").map(String.init) }
  }

  /// No test needs half of it, be it under a sanitizer on a busy machine.
  static let timeLimit = DispatchTimeInterval.seconds(240)

  let output: OutputReader
  let error: OutputReader
  private let process = Process()
  private let input = Pipe()

  /// Starts `path` with `arguments`, in an environment of nothing but `environment`, `PATH` and Swift's libraries.
  init(_ path: String, _ arguments: [String], environment: [String: String] = [:]) throws {
    let output = Pipe()
    let error = Pipe()
    process.executableURL = URL(fileURLWithPath: path)
    process.arguments = arguments
    process.environment = environment.merging(Self.inherited) { own, _ in own }
    process.standardInput = input
    process.standardOutput = output
    process.standardError = error
    try process.run()
    self.output = OutputReader(output.fileHandleForReading)
    self.error = OutputReader(error.fileHandleForReading)
    // Weak, as it would hold the pipes for all that time.
    DispatchQueue.global().asyncAfter(deadline: .now() + Self.timeLimit) { [weak process] in
      if let process, process.isRunning { kill(process.processIdentifier, SIGKILL) }
    }
  }

  deinit {
    if process.isRunning {
      kill(process.processIdentifier, SIGKILL)
      process.waitUntilExit()
    }
  }

  var processID: Int32 { process.processIdentifier }

  func send(_ signal: Int32) {
    kill(process.processIdentifier, signal)
  }

  /// Writes to its standard input; nothing where it has ended by then.
  func write(_ text: String) {
    // SIGPIPE would end the tests; ignored, it would be so in the programs, too.
    var (signals, previous) = (sigset_t(), sigset_t())
    unsafe sigemptyset(&signals)
    unsafe sigaddset(&signals, SIGPIPE)
    unsafe pthread_sigmask(SIG_BLOCK, &signals, &previous)
    try? input.fileHandleForWriting.write(contentsOf: Data(text.utf8))
    var noTime = timespec()
    _ = unsafe sigtimedwait(&signals, nil, &noTime)
    unsafe pthread_sigmask(SIG_SETMASK, &previous, nil)
  }

  func closeInput() {
    try? input.fileHandleForWriting.close()
  }

  /// Waits for its end.
  func wait() -> Outcome {
    process.waitUntilExit()
    let status = process.terminationReason == .exit ? process.terminationStatus : -process.terminationStatus
    return Outcome(status: status, output: output.textAtEnd(), error: error.textAtEnd())
  }

  /// Runs a program to its end.
  static func run(
    _ path: String, _ arguments: [String], input: String = "", environment: [String: String] = [:]
  ) throws -> Outcome {
    let program = try Program(path, arguments, environment: environment)
    if !input.isEmpty { program.write(input) }
    program.closeInput()
    return program.wait()
  }

  /// Nothing of the developer's own settings may reach a test.
  private static let inherited = ProcessInfo.processInfo.environment.filter {
    ["PATH", "LD_LIBRARY_PATH", "TMPDIR"].contains($0.key)
  }
}
