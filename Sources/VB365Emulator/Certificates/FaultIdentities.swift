import Choices
import Cryptography
import EmulatorServer
import Exchange

/// Where the key is that the emulator's CA signs with.
enum AuthorityKey {
  /// In the file at this path.
  case file(String)
  /// In this PEM text: the CA is in no file.
  case memory([UInt8])
}

/// Mints what a server shows where TLS is to go wrong, when it is asked for. But for what is wrong, a certificate is as the
/// usual one, and has the fault's host name beside that one's names.
struct FaultIdentities {
  private let credentials: Credentials

  /// Identities beside the usual one of `credentials`.
  init(beside credentials: Credentials) {
    self.credentials = credentials
  }

  /// What to show for a fault, at `now` in Unix seconds.
  func identity(for fault: TLSFault, now: Int64) -> Result<ServerIdentity, FaultListenerError> {
    do throws(FaultListenerError) {
      return .success(try mint(fault, now))
    } catch {
      return .failure(error)
    }
  }

  private func mint(_ fault: TLSFault, _ now: Int64) throws(FaultListenerError) -> ServerIdentity {
    let names = try names(of: fault)
    switch fault {
    case .stall, .reset, .alert:
      // No certificate is ever sent.
      return ServerIdentity(credentials)
    case .tls12:
      // A certificate of the user's own will do: nothing is wrong with it.
      guard credentials.authorityKey != nil else { return ServerIdentity(credentials) }
      return try issued(for: fault, names, nil, now)
    case .expired: return try issued(for: fault, names, .over(at: now), now)
    case .notYetValid: return try issued(for: fault, names, .yetToBegin(at: now), now)
    case .wrongHost: return try issued(for: fault, names, nil, now)
    case .missingIntermediate:
      let authority = try authority(for: fault)
      return try minted { () throws(CryptographyError) in
        try ServerIdentity(authority.issueIntermediate(now: now).issueLeaf(names: names, now: now))
      }
    case .selfSigned:
      return try minted { () throws(CryptographyError) in
        try ServerIdentity(Identity.selfSigned(names: names, now: now))
      }
    case .untrustedRoot:
      return try minted { () throws(CryptographyError) in
        let stranger = try CertificateAuthority.mint(permitting: nil, now: now)
        // With the CA behind it, a client can tell that it is this one which it does not trust.
        return try ServerIdentity(
          stranger.issueLeaf(names: names, now: now), followedBy: stranger.certificate.pem())
      }
    }
  }

  /// A certificate of the emulator's own CA, for its usual time where `validity` is nil.
  private func issued(
    for fault: TLSFault, _ names: [HostName], _ validity: Validity?, _ now: Int64
  ) throws(FaultListenerError) -> ServerIdentity {
    let authority = try authority(for: fault)
    return try minted { () throws(CryptographyError) in
      let validity = validity ?? authority.leafValidity(from: now)
      let leaf = try authority.issueLeaf(names: names, validity: validity)
      return try ServerIdentity(
        leaf, certificateForNames: authority.certificateForNames(beside: leaf, validity: validity))
    }
  }

  /// The names of the usual certificate and the fault's own host name, or for another host one of no emulator's.
  private func names(of fault: TLSFault) throws(FaultListenerError) -> [HostName] {
    do throws(HostNameError) {
      // The CA may sign for what is below localhost, and a client would refuse another name for that reason.
      if fault == .wrongHost { return [try HostName("another-host.localhost")] }
      let own = try HostName(fault.hostName)
      let usual = (try? Certificate(pem: credentials.chain.span))?.names ?? []
      return usual + [own]
    } catch {
      throw .system(error.description)
    }
  }

  private func authority(for fault: TLSFault) throws(FaultListenerError) -> CertificateAuthority {
    guard let certificate = credentials.authority, let key = credentials.authorityKey else {
      throw .noCertificate(
        "\(fault.rawValue) takes a certificate of the emulator's own CA, and this emulator shows its user's. "
          + "Without the CA there are \(Self.names(TLSFault.allCases.filter { !$0.needsAuthority })).")
    }
    var pem: [UInt8]
    switch key {
    case .memory(let bytes): pem = bytes
    case .file(let path):
      do throws(FileError) {
        pem = try FileSystem.read(path)
      } catch {
        throw .noCertificate("\(fault.rawValue) takes the key of the emulator's CA: \(error).")
      }
    }
    defer { wipe(&pem) }
    return try minted { () throws(CryptographyError) in
      try CertificateAuthority(certificatePEM: certificate.span, keyPEM: pem.span)
    }
  }

  private static func names(_ faults: [TLSFault]) -> String { faults.map(\.rawValue).joined(separator: ", ") }
}

extension TLSFault {
  /// Whether its certificate is one that the emulator's CA issues.
  fileprivate var needsAuthority: Bool {
    switch self {
    case .expired, .notYetValid, .wrongHost, .missingIntermediate: true
    case .selfSigned, .untrustedRoot, .tls12, .stall, .reset, .alert: false
    }
  }
}

extension ServerIdentity {
  /// The usual one.
  init(_ credentials: Credentials) {
    self.init(
      certificateChain: credentials.chain, privateKey: credentials.key,
      certificateForNames: credentials.certificateForNames)
  }

  /// An identity with `issuers` behind its certificate.
  fileprivate init(
    _ identity: borrowing Identity, followedBy issuers: [UInt8] = [], certificateForNames: [UInt8]? = nil
  ) throws(CryptographyError) {
    self.init(
      certificateChain: identity.chainPEM + issuers, privateKey: try identity.key.pem(),
      certificateForNames: certificateForNames)
  }
}

/// Runs `body`, whose errors are those of OpenSSL.
private func minted<Result: ~Copyable>(
  _ body: () throws(CryptographyError) -> Result
) throws(FaultListenerError) -> Result {
  do throws(CryptographyError) { return try body() } catch { throw .system("minting a certificate: \(error)") }
}
