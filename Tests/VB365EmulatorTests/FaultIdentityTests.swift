import Cryptography
import EmulatorServer
import Exchange
import Glibc
import Testing
import TestSupport

@testable import VB365Emulator

@Suite("What is shown where TLS is to go wrong", .timeLimit(.minutes(5)))
struct FaultIdentityTests {
  static let now = Int64(time(nil))
  let temporary: TemporaryFolder

  init() throws {
    temporary = try TemporaryFolder()
  }

  private func credentials(_ source: CertificateSource) throws -> Credentials {
    var configuration = EmulatorConfiguration()
    configuration.certificate = source
    return try Credentials(configuration, now: Self.now)
  }

  /// What a client that trusts the emulator's CA says of a certificate by a name.
  private func rejection(_ pem: [UInt8], of credentials: Credentials, as name: String) throws -> String? {
    let authorityPEM = try #require(credentials.authority)
    let authority = try Certificate(pem: authorityPEM.span)
    return try Certificate(pem: pem.span).rejection(trusting: authority, as: HostName(name), at: Self.now)
  }

  @Test(
    "is refused for the reason that the fault names, by the address and by the fault's own name",
    arguments: [false, true],
    [
      (TLSFault.expired, "certificate has expired" as String?), (.notYetValid, "certificate is not yet valid"),
      (.wrongHost, "mismatch"), (.selfSigned, "self-signed certificate"),
      (.untrustedRoot, "unable to get local issuer certificate"),
      (.missingIntermediate, "unable to get local issuer certificate"), (.tls12, nil), (.stall, nil),
    ])
  func reasons(inFolder: Bool, _ expected: (fault: TLSFault, reason: String?)) throws {
    let credentials = try credentials(inFolder ? .folder(temporary.path) : .memory)
    let identity = try FaultIdentities(beside: credentials).identity(for: expected.fault, now: Self.now).get()
    var names = ["127.0.0.1", "localhost"]
    if expected.fault != .stall { names.append(expected.fault.hostName) }
    for name in names {
      // Clients that name the host are shown the other one, where there are two.
      let pem =
        name == "127.0.0.1" ? identity.certificateChain : identity.certificateForNames ?? identity.certificateChain
      let found = try rejection(pem, of: credentials, as: name)
      if let reason = expected.reason {
        #expect(found?.contains(reason) == true, "\(found ?? "accepted") as \(name)")
      } else {
        #expect(found == nil, "as \(name)")
      }
    }
  }

  @Test("is of a chain that a client can tell: an unknown CA comes with it, an intermediate one does not")
  func chains() throws {
    let faults = FaultIdentities(beside: try credentials(.memory))
    for (fault, count) in [(TLSFault.untrustedRoot, 2), (.missingIntermediate, 1), (.expired, 1)] {
      let chain = try faults.identity(for: fault, now: Self.now).get().certificateChain
      let text = String(decoding: chain, as: UTF8.self)
      #expect(text.matches(of: /BEGIN CERTIFICATE/).count == count)
    }
  }

  @Test("is not to be had with a certificate of the user's own where it takes the CA, and the error says what is")
  func ownCertificate() throws {
    try temporary.makeCertificate("own", subject: "/CN=localhost", ["-addext", "subjectAltName=DNS:localhost"])
    let faults = FaultIdentities(
      beside: try credentials(.files(certificate: "\(temporary.path)/own.pem", key: "\(temporary.path)/own.key")))
    for fault in TLSFault.allCases {
      let identity = faults.identity(for: fault, now: Self.now)
      if [.expired, .notYetValid, .wrongHost, .missingIntermediate].contains(fault) {
        guard case .failure(.noCertificate(let reason)) = identity else {
          Issue.record("\(fault) is to be had")
          continue
        }
        #expect(reason.hasPrefix("\(fault.rawValue) takes a certificate of the emulator's own CA"))
        #expect(reason.hasSuffix("there are selfSigned, untrustedRoot, tls12, stall, reset, alert."))
      } else {
        #expect(throws: Never.self) { try identity.get() }
      }
    }
  }

  @Test("is not to be had without the CA's key, which is looked for when the fault is asked for")
  func lostKey() throws {
    let faults = FaultIdentities(beside: try credentials(.folder(temporary.path)))
    #expect(unsafe unlink("\(temporary.path)/ca.key") == 0)
    guard case .failure(.noCertificate(let reason)) = faults.identity(for: .expired, now: Self.now) else {
      Issue.record("it is to be had")
      return
    }
    #expect(reason.hasPrefix("expired takes the key of the emulator's CA: "))
    #expect(throws: Never.self) { try faults.identity(for: .selfSigned, now: Self.now).get() }
  }

  @Test("has a place for each fault, where that was asked for")
  func places() throws {
    var configuration = EmulatorConfiguration()
    configuration.tlsFaults = true
    let emulator = try Emulator.start(configuration)
    defer { emulator.stop() }
    #expect(Set(emulator.tlsFaultURLs.keys) == Set(TLSFault.allCases))
    #expect(Set(emulator.tlsFaultURLs.values).count == TLSFault.allCases.count)
    let quiet = try Emulator.start()
    defer { quiet.stop() }
    #expect(quiet.tlsFaultURLs.isEmpty)
  }
}
