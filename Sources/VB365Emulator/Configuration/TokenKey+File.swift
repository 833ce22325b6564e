import RestoreAPI

extension TokenKey {
  /// The key that a file holds: all of its bytes, a line end included, so that every emulator reads the same. `setting` is
  /// what named it.
  init(file path: String, of setting: String) throws(EmulatorError) {
    let bytes = try FileSystem.read(path, for: setting)
    do throws(TokenKeyError) {
      try self.init(bytes)
    } catch {
      throw EmulatorError(.invalidConfiguration, "\(path): \(error)").of(setting)
    }
  }
}
