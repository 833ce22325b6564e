public import VB365Emulator

extension Emulator {
  /// The emulator of the test that runs, by its trait `.emulator()`.
  public static var current: Emulator {
    get throws(NoEmulator) {
      guard let emulator = EmulatorTrait.emulator else { throw NoEmulator() }
      return emulator
    }
  }
}
