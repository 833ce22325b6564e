import EmulatorServer
import TestSupport

extension TestIdentity {
  var server: ServerIdentity { ServerIdentity(certificateChain: chain, privateKey: key) }
}
