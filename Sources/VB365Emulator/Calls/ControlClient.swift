import EmulatorServer

/// Calls the control plane of a running emulator, as commands do.
package struct ControlClient: Sendable {
  private let place: EmulatorPlace
  private let authorityPath: String
  private let token: String?

  /// What a call is to do.
  package struct Call: Sendable {
    let method: String
    let path: String
    /// The parameters of its query, not encoded.
    package var query: [(name: String, value: String)] = []
    /// The body, JSON.
    package var body: [UInt8]?
    /// What the answer is to be, where that is not JSON.
    package var accept: String?
    /// The event behind which a stream goes on.
    package var lastEventID: String?
    /// How long its answer may take, and a stream may be silent.
    package var timeout = ControlClient.usualTimeout

    /// A call of a path below `/_emulator/`.
    package init(_ method: String, _ path: String) {
      self.method = method
      self.path = path
    }
  }

  /// What a call was answered with.
  package struct Answer: Sendable {
    /// The status.
    package let status: Int
    /// The body.
    package let body: [UInt8]
  }

  /// Much more than any answer takes that waits for nothing.
  package static let usualTimeout = Duration.seconds(30)

  /// A client of the emulator at `place`, whose certificate a CA in the file at `authorityPath` issued; it sends `token`,
  /// where there is one.
  package init(at place: EmulatorPlace, trusting authorityPath: String, token: String?) {
    self.place = place
    self.authorityPath = authorityPath
    self.token = token
  }

  /// The answer to a call. An error is `unreadableFile` for what tells where the emulator is and whom to trust,
  /// `addressUnavailable` where there is no emulator, and `notPermitted` where it wants a client certificate.
  package func answer(to call: Call) throws(EmulatorError) -> Answer {
    let (client, call, timeout) = (try client(), wire(call), call.timeout)
    do throws(CallFailure) {
      let answer = try client.answer(to: call, within: timeout)
      return Answer(status: answer.status, body: answer.body)
    } catch {
      throw EmulatorError(error)
    }
  }

  /// Hands over the body of an answer as it comes, until it ends or `take` wants no more; an answer that is a refusal is
  /// returned. Errors are those of ``answer(to:)``.
  package func stream(_ call: Call, _ take: ([UInt8]) -> Bool) throws(EmulatorError) -> Answer? {
    let (client, call, timeout) = (try client(), wire(call), call.timeout)
    do throws(CallFailure) {
      return try client.stream(call, silence: timeout, take).map { Answer(status: $0.status, body: $0.body) }
    } catch {
      throw EmulatorError(error)
    }
  }

  /// Both are looked up for each call: an emulator may have started anew meanwhile.
  private func client() throws(EmulatorError) -> EmulatorClient {
    let url = try place.url()
    let authorities: [UInt8]
    do throws(FileError) {
      authorities = try FileSystem.read(authorityPath)
    } catch {
      throw EmulatorError(.unreadableFile, error.description)
    }
    do throws(CallFailure) {
      return try EmulatorClient(host: url.host, port: url.port, authorities: authorities)
    } catch {
      throw EmulatorError(.unreadableFile, "\(authorityPath): \(error.description)")
    }
  }

  private func wire(_ call: Call) -> EmulatorCall {
    let query = call.query.map { "\($0.name)=\(Self.encoded($0.value))" }.joined(separator: "&")
    var wire = EmulatorCall(call.method, "/_emulator/\(call.path)\(query.isEmpty ? "" : "?\(query)")")
    wire.body = call.body
    if let accept = call.accept { wire.fields.append(("Accept", accept)) }
    if let id = call.lastEventID { wire.fields.append(("Last-Event-ID", id)) }
    if let token { wire.fields.append(("Authorization", "Bearer \(token)")) }
    return wire
  }

  /// Percent-encoded, but for what stands for itself in every part of a URI (RFC 3986, section 2.3).
  package static func encoded(_ text: String) -> String {
    var encoded = ""
    for byte in text.utf8 {
      let scalar = Unicode.Scalar(byte)
      if byte < 0x80, scalar.properties.isAlphabetic || "0123456789-._~".unicodeScalars.contains(scalar) {
        encoded.unicodeScalars.append(scalar)
      } else {
        encoded += "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
      }
    }
    return encoded
  }
}

extension EmulatorError {
  fileprivate init(_ failure: CallFailure) {
    if failure.wantsCertificate {
      self.init(.notPermitted, failure.description)
    } else {
      self.init(.addressUnavailable, "no emulator answers: \(failure)")
    }
  }
}
