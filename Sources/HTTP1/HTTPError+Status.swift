extension HTTPError {
  /// The status of the refusal.
  package var status: Status {
    switch self {
    case .headTimedOut, .bodyTimedOut: .requestTimeout
    case .bodyTooLarge, .chunkExtensionsTooLarge: .contentTooLarge
    case .targetTooLong: .uriTooLong
    case .unknownExpectation: .expectationFailed
    case .tooManyFields, .headTooLarge, .trailersTooLarge: .requestHeaderFieldsTooLarge
    case .methodTooLong, .connectNotSupported, .unknownTransferCoding: .notImplemented
    case .unsupportedVersion: .httpVersionNotSupported
    case .outOfMemory: .serviceUnavailable
    default: .badRequest
    }
  }
}
