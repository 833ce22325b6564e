import Backup
import Bytes
import Emulation
import EmulatorServer
import Exchange
import RestoreAPI

extension Emulating {
  /// The clock of the emulated world.
  public var clock: EmulatorClock { EmulatorClock(of: direct.emulation) }

  /// The clock of one restore session, by its id. A reset, and fixtures that are read anew, give the session another one.
  ///
  /// - Throws: ``EmulatorError`` with the code ``EmulatorError/Code-swift.struct/invalidArgument`` where there is no such
  ///   session.
  public func clock(ofSession session: String) throws(EmulatorError) -> EmulatorClock {
    let emulation = direct.emulation
    let now = emulation.clock.reading(at: .now)
    guard let id = UUID(parsingAnyForm: session.utf8.span),
      let clock = emulation.installations.current.clock(ofSession: id, at: now)
    else { throw EmulatorError(.invalidArgument, "there is no restore session with this id") }
    return EmulatorClock(of: emulation, session: clock)
  }
}
