import Glibc
import JSONText
import VB365Emulator

/// The form of the ready line.
enum ReadyFormat: String, CaseIterable {
  case text
  case json
}

/// The one line on standard output: every listener accepts.
struct ReadyLine {
  /// Where to reach the emulator.
  let url: String
  /// The port of every address.
  let port: UInt16
  /// The process to send signals to.
  let processID: Int32
  /// The absolute path of the CA's certificate; nil when it is in no file, or the certificate is the user's own.
  let authorityPath: String?
  /// Where TLS faults are met, by their names; empty where they are not switched on.
  var faultURLs: [TLSFault: String] = [:]

  /// The line for an emulator in this process.
  init(_ emulator: Emulator) {
    self.init(
      url: emulator.url, port: emulator.port, processID: getpid(), authorityPath: emulator.caCertificatePath)
    faultURLs = emulator.tlsFaultURLs
  }

  /// The line for an emulator of some process.
  init(url: String, port: UInt16, processID: Int32, authorityPath: String?) {
    self.url = url
    self.port = port
    self.processID = processID
    self.authorityPath = authorityPath
  }

  /// The line with its end.
  func text(_ format: ReadyFormat) -> String {
    switch format {
    // The path is last: it may hold spaces.
    case .text: "ready \(url) pid=\(processID)\(authorityPath.map { " ca=\($0)" } ?? "")\n"
    case .json: json
    }
  }

  private var json: String {
    var writer = JSONWriter()
    writer.beginObject()
    writer.member("url", url)
    writer.member("port", Int(port))
    writer.member("pid", Int(processID))
    if let authorityPath { writer.member("ca", authorityPath) }
    if !faultURLs.isEmpty {
      writer.beginObject("tlsFaults")
      for fault in TLSFault.allCases {
        guard let url = faultURLs[fault] else { continue }
        writer.name(utf8: fault.rawValue.utf8.span)
        writer.value(url)
      }
      writer.endObject()
    }
    writer.endObject()
    return String(decoding: writer.bytes, as: UTF8.self) + "\n"
  }
}
