/// There is no emulator to take: the test has no trait for it, or the task is none of the test's.
public struct NoEmulator: Error, CustomStringConvertible {
  /// What to do about it.
  public var description: String {
    "no emulator belongs to this task: give the test or its suite the trait .emulator(), and in a detached task use the "
      + "emulator that the test took"
  }
}
