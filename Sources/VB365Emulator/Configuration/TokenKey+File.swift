import RestoreAPI

extension TokenKey {
  /// The key that a file holds: all of its bytes, a line end included, so that every emulator reads the same.
  init(file path: String) throws(EmulatorError) {
    let bytes: [UInt8]
    do throws(FileError) {
      bytes = try FileSystem.read(path)
    } catch {
      throw EmulatorError(.unreadableFile, error.description)
    }
    do throws(TokenKeyError) {
      try self.init(bytes)
    } catch {
      throw EmulatorError(.invalidConfiguration, "\(path): \(error)")
    }
  }
}
