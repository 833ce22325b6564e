/// Where an emulator is reached: the host and the port of an `https` URL.
package struct EmulatorURL: Sendable, Equatable {
  /// What `https` means where a URL names no port (RFC 9110 section 4.2.2).
  private static let defaultPort: UInt16 = 443

  /// A name or an address, the latter without brackets.
  package let host: String
  /// From 1.
  package let port: UInt16

  /// A host and its port.
  package init(host: String, port: UInt16) {
    self.host = host
    self.port = port
  }

  /// Reads `https://host[:port]`; a path behind it is not looked at. Nil for anything else.
  package init?(_ text: String) {
    let scheme = "https://"
    guard text.lowercased().hasPrefix(scheme) else { return nil }
    var authority = text.dropFirst(scheme.count).prefix { !"/?#".contains($0) }
    var host: Substring
    if authority.hasPrefix("[") {
      guard let end = authority.firstIndex(of: "]") else { return nil }
      host = authority[..<end].dropFirst()
      authority = authority[authority.index(after: end)...]
    } else {
      host = authority.prefix { $0 != ":" }
      authority = authority.dropFirst(host.count)
    }
    guard !host.isEmpty, !host.contains("@") else { return nil }
    guard let port = authority.isEmpty ? Self.defaultPort : UInt16(authority.dropFirst()), port > 0 else { return nil }
    guard authority.isEmpty || authority.hasPrefix(":") else { return nil }
    self.init(host: String(host), port: port)
  }
}

extension EmulatorURL: CustomStringConvertible {
  /// The URL without a slash at the end.
  package var description: String { host.contains(":") ? "https://[\(host)]:\(port)" : "https://\(host):\(port)" }
}

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
