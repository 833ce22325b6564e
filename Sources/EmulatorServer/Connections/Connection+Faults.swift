import Choices
import Exchange
import HTTP1
import Transport

extension Connection {
  /// Ends a handshake that is not to be answered: at once with a reset, or by leaving it alone until its time is over.
  mutating func misbehave(_ workspace: inout Workspace) -> Fate {
    guard let fault = TLSFault(mark: tls.mark) else { return .close }
    workspace.log.failed(as: fault, nil, from: peer, now: workspace.now)
    guard fault == .stall, !workspace.isDraining else {
      tls.descriptor.resetWhenClosed()
      return .close
    }
    phase = .stalled
    return .stay
  }

  /// Takes note of what is wrong with the certificate that the client has accepted.
  mutating func noteAcceptedCertificate() {
    if let fault = TLSFault(mark: tls.mark), fault.showsBadCertificate { acceptedFault = fault }
  }

  /// What is known of a request, or of what is none, that has come on this connection.
  func begin(_ workspace: borrowing Workspace) -> RequestContext {
    var context = workspace.begin(onLoopback: isOnLoopback)
    context.acceptedFault = acceptedFault
    return context
  }
}
