import COpenSSL
import Foundation
import Glibc
import Testing
import VB365Emulator

@Suite("A process that exits while its emulator serves", .timeLimit(.minutes(5)))
struct ExitTests {
  /// Each ends in the middle of other steps.
  private static let exits = 5

  @Test("ends as it means to, whatever its workers are at")
  func inHandshakes() async {
    for _ in 0..<Self.exits {
      await #expect(processExitsWith: .exitCode(7)) {
        Self.exitSlowly()
        try Self.serve()
        exit(7)
      }
    }
  }

  @Test("ends as it means to, too, where another library was the first to use OpenSSL, as libcurl may be")
  func behindOtherLibrary() async {
    for _ in 0..<Self.exits {
      await #expect(processExitsWith: .exitCode(7)) {
        Self.exitSlowly()
        OPENSSL_init_ssl(0, nil)
        try Self.serve()
        exit(7)
      }
    }
  }

  /// Has the process take its time behind every other exit handler: the last one is the first that is registered.
  private static func exitSlowly() {
    atexit { _ = poll(nil, 0, 200) }
  }

  /// Starts an emulator, and returns while its workers are in handshakes that begin over and over.
  private static func serve() throws {
    var configuration = EmulatorConfiguration.inProcess
    configuration.workers = 4
    let emulator = try Emulator.start(configuration)
    let (port, begun) = (emulator.port, DispatchSemaphore(value: 0))
    let clients = 6
    for _ in 0..<clients {
      Thread.detachNewThread {
        for round in 0... {
          ClientHello.send(to: port)
          if round == 2 { begun.signal() }
        }
      }
    }
    for _ in 0..<clients { begun.wait() }
    // It is to serve on, and no `deinit` to stop it.
    _ = unsafe Unmanaged.passRetained(emulator)
  }
}

/// A client without OpenSSL, which therefore cannot be what breaks: it begins a handshake of TLS 1.3 and leaves.
private enum ClientHello {
  static func send(to port: UInt16) {
    let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    defer { close(descriptor) }
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = port.bigEndian
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    let status = unsafe withUnsafePointer(to: address) { address in
      unsafe address.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        unsafe connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
    guard status == 0 else { return }
    let written = unsafe write(descriptor, message, message.count)
    guard written == message.count else { return }
    // The server's answer has begun.
    var byte: UInt8 = 0
    _ = unsafe read(descriptor, &byte, 1)
  }

  /// RFC 8446, section 4.1.2.
  private static let message: [UInt8] = {
    let key = (0..<32).map { UInt8($0) + 9 }
    let extensions: [UInt8] =
      [0, 0x2B, 0, 3, 2, 3, 4]  // TLS 1.3
      + [0, 0x0A, 0, 4, 0, 2, 0, 0x1D]  // X25519
      + [0, 0x33, 0, 0x26, 0, 0x24, 0, 0x1D, 0, 0x20] + key
      + [0, 0x0D, 0, 4, 0, 2, 4, 3]  // ECDSA on P-256 with SHA-256
    let body = [3, 3] + key + [0, 0, 2, 0x13, 1, 1, 0, 0, UInt8(extensions.count)] + extensions
    return [0x16, 3, 1, 0, UInt8(body.count + 4), 1, 0, 0, UInt8(body.count)] + body
  }()
}
