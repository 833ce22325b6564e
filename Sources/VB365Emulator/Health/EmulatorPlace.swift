/// Where an emulator is to be found.
package enum EmulatorPlace: Sendable {
  /// At a URL.
  case url(EmulatorURL)
  /// On this machine, at the port that a file holds; the file may have yet to appear.
  case portFile(String)

  /// The emulator's URL, as far as it is known by now.
  package func url() throws(EmulatorError) -> EmulatorURL {
    switch self {
    case .url(let url):
      return url
    case .portFile(let path):
      let text: String
      do throws(FileError) {
        text = String(decoding: try FileSystem.read(path, atMost: FileLimit.port), as: UTF8.self)
      } catch {
        throw EmulatorError(.unreadableFile, error.description)
      }
      guard let port = UInt16(text.prefix { $0.isNumber }), port > 0 else {
        throw EmulatorError(.unreadableFile, "\(path): holds no port")
      }
      return EmulatorURL(host: "localhost", port: port)
    }
  }
}
