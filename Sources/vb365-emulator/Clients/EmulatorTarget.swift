import ArgumentParser
import VB365Emulator

/// The emulator to be reached and the CA that issued its certificate: the options that `wait` and `env` share.
struct EmulatorTarget: ParsableArguments {
  @Option(help: "Where the emulator listens. (default: https://localhost and its port)")
  var url: String?

  @Option(.portFile)
  var portFile: String?

  @Option(help: ArgumentHelp("The CA's certificate in PEM. (default: ca.pem in --ca-dir)", valueName: "file"))
  var ca: String?

  @Option(.caDirectory)
  var caDirectory: String?

  /// Where the emulator is: by the URL, else by the port file, else by the port that `serve` would take.
  func place() throws(InvalidSetting) -> EmulatorPlace {
    if let url {
      if let parsed = EmulatorURL(url) { return .url(parsed) }
      throw InvalidSetting(source: "--url", reason: "'\(url)' is no https:// URL with a host")
    }
    let settings = try ServeSettings(given)
    if let file = settings.portFile { return .portFile(file) }
    let port = settings.emulator.port
    guard port > 0 else {
      throw InvalidSetting(source: Setting.port.variable, reason: "is 0; give the port by --url or --port-file")
    }
    return .url(EmulatorURL(host: "localhost", port: port))
  }

  /// The file with the CA's certificate.
  func authorityPath() throws(InvalidSetting) -> String {
    if let ca { return ca }
    if let folder = given.entries[.caDirectory]?.values.last ?? StateFolder.path { return "\(folder)/ca.pem" }
    throw InvalidSetting(source: "--ca", reason: "is needed where neither XDG_STATE_HOME nor HOME is set")
  }

  private var given: GivenSettings {
    let flags = [Setting.caDirectory: caDirectory, .portFile: portFile]
    return GivenSettings(
      flags: { [flags[$0] ?? nil].compactMap(\.self) }, environment: ProcessEnvironment.variables())
  }
}

/// The clients that `env` knows how to make trust the CA.
enum Client: String, CaseIterable, ExpressibleByArgument {
  case curl
  case openssl
  case python
  case node
  case java
  case go
  case php
  case swift
}
