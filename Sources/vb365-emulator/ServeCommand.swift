import ArgumentParser
import Glibc
import Logging
import VB365Emulator

/// `serve`: runs one emulator until a signal ends it.
struct ServeCommand: ParsableCommand {
  static let name = "serve"

  static let configuration = CommandConfiguration(
    commandName: name,
    // So that the parser does not look for a request of completions here, too: it is the whole command's.
    _superCommandName: Command.name,
    abstract: "Serve the emulated REST API over TLS.",
    discussion: """
      Each option can also be given by an environment variable: VB365_EMULATOR_ and its name in capitals, with _ \
      for -. Lists are separated by commas, switches are true or false. The option wins.

      Listening sockets that LISTEN_FDS and LISTEN_PID hand over take the place of --host and --port.

      SIGTERM and SIGINT end the emulator in good order, SIGHUP has it read its fixtures again.
      """)

  @OptionGroup var options: ServeOptions

  func run() throws {
    let parent = ParentWatch()
    let sharesHeap = ProcessResources.claim()
    let signals = try Signals()
    let given = GivenSettings(flags: { $0.values(in: options) }, environment: ProcessEnvironment.variables())
    var settings = try Self.settings(given)
    settings.emulator.sharesHeap = sharesHeap
    settings.tellOfRequests(onTerminal: isatty(STDERR_FILENO) == 1)
    let logger = settings.logger
    for warning in given.warnings + settings.warnings { logger.warning("\(warning)") }
    if settings.endsWithParent, let trouble = parent.start() { logger.warning("\(trouble)") }

    let portFile = try settings.portFile.map { path throws(ExitCode) in
      try PortFile(path, source: settings.portFileSource)
    }
    let judgement = try LastJudgement(settings)
    let emulator = try Self.start(settings.emulator, logger)
    // For what goes wrong from here on: the process does not end while the emulator's threads run.
    defer { emulator.stop() }
    signals.stop {
      logger.info("stopping")
      portFile?.remove()
      emulator.stop()
      return judgement?.status(of: emulator) ?? EXIT_SUCCESS
    }
    try portFile?.write(emulator.port)
    Self.sayReady(ReadyLine(emulator).text(settings.readyFormat), logger)

    while true {
      signals.nextReload()
      Self.reload(emulator, logger)
    }
  }

  private static func sayReady(_ line: String, _ logger: Logger) {
    let failure = TextStream.standardOutput.write(line) {
      logger.warning("waits for a reader of standard output, to tell it that the emulator is ready")
    }
    // A reader that went away is no trouble.
    guard let failure, failure != EPIPE, failure != EBADF else { return }
    logger.warning("\(unsafe "the ready line cannot be written: \(String(cString: strerror(failure)))")")
  }

  private static func settings(_ given: GivenSettings) throws(ExitCode) -> ServeSettings {
    do throws(InvalidSetting) {
      var settings = try ServeSettings(given)
      settings.adopt(try SocketHandOver.take(), given)
      return settings
    } catch {
      throw ExitStatus.usage.saying(error.description)
    }
  }

  private static func start(_ configuration: EmulatorConfiguration, _ logger: Logger) throws(ExitCode) -> Emulator {
    do throws(EmulatorError) {
      return try Emulator.start(configuration, logger: logger)
    } catch {
      throw error.said
    }
  }

  private static func reload(_ emulator: Emulator, _ logger: Logger) {
    do throws(EmulatorError) {
      try emulator.reload()
    } catch {
      for problem in error.problems { logger.error("\(problem)") }
      logger.error("the fixtures stay as they were")
    }
  }
}
