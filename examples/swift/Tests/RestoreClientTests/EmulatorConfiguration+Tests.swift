import VB365Emulator

extension EmulatorConfiguration {
  /// An emulator that looks into certificates, which takes real ones.
  static var openingCertificates: EmulatorConfiguration {
    var configuration = EmulatorConfiguration.inProcess
    configuration.certificateCheck = .open
    return configuration
  }
}
