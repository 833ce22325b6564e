import ArgumentParser
import Logging
import Testing
import VB365Emulator

@testable import vb365_emulator

@Suite("The settings of serve", .timeLimit(.minutes(5)))
struct ServeSettingsTests {
  private func settings(_ environment: [Setting: String]) throws(InvalidSetting) -> ServeSettings {
    var variables: [String: String] = [:]
    for (setting, value) in environment { variables[setting.variable] = value }
    return try ServeSettings(GivenSettings(flags: { _ in [] }, environment: variables))
  }

  @Test("are the library's defaults when nothing is given")
  func defaults() throws {
    let settings = try settings([:])
    #expect(settings.emulator.hosts == ["localhost"])
    #expect(settings.emulator.port == 4443)
    #expect(settings.emulator.certificate == .folder(nil))
    #expect(settings.emulator.drain == .seconds(1))
    #expect(settings.emulator.sendsEmulatorHeaders)
    #expect(settings.emulator.control == .loopback)
    #expect(settings.emulator.controlToken == nil)
    #expect(settings.emulator.journal == 1000)
    #expect(settings.emulator.faultFile == nil)
    #expect(settings.requestLog == .auto)
    #expect(settings.portFile == nil)
    #expect(settings.logLevel == .info)
  }

  @Test("are read from their texts")
  func values() throws {
    let settings = try settings([
      .host: "0.0.0.0,::1", .port: "0", .fixtures: "a.json", .caDirectory: "certs", .san: "a,b", .workers: "3",
      .memory: "64",
      .certificateCheck: "open", .bulkShape: "documented", .restoreContentType: "none", .mandatoryFlags: "true",
      .mediaTypes: "framework",
      .tokenDates: "rfc1123", .tokenLifetime: "60", .tokenKey: "k", .throttle: "true", .stateful: "true",
      .clientAuthority: "c.pem", .clientCertificate: "request", .tlsFaults: "true",
      .control: "open", .controlToken: "t", .assertOnExit: "false", .junit: "j.xml", .known: "known.json",
      .drainSeconds: "0.5", .emulatorHeaders: "off", .exitWithParent: "true", .portFile: "p",
      .faults: "f.json", .journal: "7", .requestLog: "on",
      .logLevel: "trace", .logFormat: "json", .readyFormat: "json",
    ])
    let emulator = settings.emulator
    #expect(emulator.hosts == ["0.0.0.0", "::1"])
    #expect(emulator.port == 0)
    #expect(emulator.fixtures == ["a.json"])
    #expect(emulator.certificate == .folder("certs"))
    #expect(emulator.names == ["a", "b"])
    #expect(emulator.workers == 3)
    #expect(emulator.maximumMemory == 64 * 1024 * 1024)
    #expect(emulator.clientAuthorityFile == "c.pem")
    #expect(emulator.clientCertificate == .request)
    #expect(emulator.tlsFaults)
    #expect(emulator.certificateCheck == .open)
    #expect(emulator.bulkShape == .documented)
    #expect(emulator.restoreContentType == .none)
    #expect(emulator.mediaTypes == .framework)
    #expect(emulator.requiresMandatoryFlags)
    #expect(emulator.isStateful)
    #expect(emulator.tokenDates == .rfc1123)
    #expect(emulator.tokenLifetime == .seconds(60))
    #expect(emulator.tokenKeyFile == "k")
    #expect(emulator.throttlesTokens)
    #expect(emulator.control == .open)
    #expect(emulator.controlToken == "t")
    #expect(emulator.drain == .milliseconds(500))
    #expect(!emulator.sendsEmulatorHeaders)
    #expect(emulator.faultFile == "f.json")
    #expect(emulator.journal == 7)
    #expect(settings.requestLog == .on)
    #expect(settings.endsWithParent)
    #expect(settings.portFile == "p")
    #expect(settings.assertsOnExit == false)
    #expect(settings.junitFile == "j.xml")
    #expect(emulator.knownFile == "known.json")
    #expect(settings.logLevel == .trace)
    #expect(settings.logFormat == .json)
    #expect(settings.readyFormat == .json)
  }

  @Test(
    "name the variable and the value that cannot be used",
    arguments: [
      (Setting.port, "65536", "'65536' is no number from 0 to 65535"),
      (.memory, "0", "'0' is no number from 1 to 1048576"),
      (.port, "-1", "'-1' is no number from 0 to 65535"), (.port, "x", "'x' is no number from 0 to 65535"),
      (.workers, "0", "'0' is no number from 1 to 1024"),
      (.journal, "100001", "'100001' is no number from 0 to 100000"),
      (.journal, "-1", "'-1' is no number from 0 to 100000"),
      (.requestLog, "yes", "'yes' is none of auto, on, off"),
      (.stateful, "yes", "'yes' is neither true nor false"), (.stateful, "TRUE", "'TRUE' is neither true nor false"),
      (.emulatorHeaders, "no", "'no' is neither on nor off"),
      (.drainSeconds, "-1", "'-1' is no number of seconds from 0 to 3600"),
      (.drainSeconds, "nan", "'nan' is no number of seconds from 0 to 3600"),
      (.tokenLifetime, "0", "'0' is no number from 1 to 31536000"),
      (.tokenLifetime, "1.5", "'1.5' is no number from 1 to 31536000"),
      (.clientCertificate, "on", "'on' is none of request, require"),
      (.control, "off", "'off' is none of loopback, open"),
      (.tokenDates, "iso", "'iso' is none of iso8601, rfc1123"), (.throttle, "on", "'on' is neither true nor false"),
      (.bulkShape, "documentd", "'documentd' is none of both, documented, openapi; did you mean documented?"),
      (.versions, "v8,v6,V8", "'v8' is given twice"),
      (.mediaTypes, "json", "'json' is none of lenient, framework"),
      (.restoreContentType, "xml", "'xml' is none of json, none"),
      (.logLevel, "verbose", "'verbose' is none of trace, debug, info, notice, warning, error, critical"),
    ])
  func refusals(setting: Setting, text: String, reason: String) {
    let error = #expect(throws: InvalidSetting.self) { try settings([setting: text]) }
    #expect(error == InvalidSetting(source: setting.variable, reason: reason))
  }

  @Test(
    "have requests told of on a terminal, or where that is asked for: in lines, or in a log that machines read",
    arguments: [
      ("auto", "text", true, true, false), ("auto", "text", false, false, false), ("auto", "json", true, false, false),
      ("on", "text", false, true, false), ("on", "json", false, false, true), ("off", "text", true, false, false),
    ])
  func requestLog(word: String, format: String, isTerminal: Bool, hasLines: Bool, isInLog: Bool) throws {
    var settings = try settings([.requestLog: word, .logFormat: format])
    settings.tellOfRequests(onTerminal: isTerminal)
    #expect((settings.emulator.requestLines != nil) == hasLines)
    #expect(settings.emulator.logsEachRequest == isInLog)
  }

  @Test("refuse a control token that everybody has")
  func emptyControlToken() {
    let given = GivenSettings(flags: { $0 == .controlToken ? [""] : [] }, environment: [:])
    let error = #expect(throws: InvalidSetting.self) { try ServeSettings(given) }
    #expect(error?.description == "--control-token: must not be empty")
  }

  @Test("take a certificate of the user's own in place of a minted one")
  func ownCertificate() throws {
    #expect(
      try settings([.certificate: "a.pem", .key: "a.key", .caDirectory: "certs"]).emulator.certificate
        == .files(certificate: "a.pem", key: "a.key"))
    #expect(try settings([.pfx: "a.pfx"]).emulator.certificate == .pfx(path: "a.pfx", password: ""))
    #expect(
      try settings([.pfx: "a.pfx", .pfxPassword: "p"]).emulator.certificate == .pfx(path: "a.pfx", password: "p"))
  }

  @Test(
    "refuse certificates that do not fit together",
    arguments: [
      ([Setting.certificate: "a"], "VB365_EMULATOR_CERT: needs --key"),
      ([.key: "a"], "VB365_EMULATOR_KEY: needs --cert"),
      ([.pfxPassword: "s3cret"], "VB365_EMULATOR_PFX_PASSWORD: needs --pfx"),
      ([.certificate: "a", .key: "b", .pfx: "c"], "VB365_EMULATOR_PFX: cannot be used with --cert"),
      (
        [.pfx: "c", .san: "x"],
        "VB365_EMULATOR_SAN: names a minted certificate, but VB365_EMULATOR_PFX brings its own"
      ),
    ])
  func ownCertificateRefusals(given: [Setting: String], message: String) {
    let error = #expect(throws: InvalidSetting.self) { try settings(given) }
    #expect(error?.description == message)
  }

  @Test("refuse a word about clients' certificates where none are asked for")
  func clientCertificateAlone() {
    let error = #expect(throws: InvalidSetting.self) { try settings([.clientCertificate: "request"]) }
    #expect(error?.description == "VB365_EMULATOR_CLIENT_CERTIFICATE: needs --client-ca")
  }

  @Test("show in the help with their flag, and with the default that they have", arguments: Setting.allCases)
  func help(setting: Setting) {
    let help = ServeCommand.helpMessage(columns: 1000)
    #expect(help.contains(setting.flag))
    if setting == .port { #expect(help.contains("(default: 4443)")) }
  }

  @Test("are the rows of one list: every option has one, and no two have a name")
  func everyOption() {
    #expect(Mirror(reflecting: ServeOptions()).children.count == Setting.allCases.count)
    #expect(Set(Setting.allCases.map(\.name)).count == Setting.allCases.count)
  }

  @Test("reach serve from the command line", arguments: Setting.allCases)
  func flags(setting: Setting) throws {
    let arguments = setting.kind == .toggle ? [setting.flag] : [setting.flag, "value"]
    let options = try ServeOptions.parse(arguments)
    #expect(setting.values(in: options) == (setting.kind == .toggle ? ["true"] : ["value"]))
    for other in Setting.allCases where other != setting { #expect(other.values(in: options).isEmpty) }
  }

  @Test("are switched off by a flag when a variable switched them on")
  func switchedOff() throws {
    let options = try ServeOptions.parse(["--no-stateful"])
    let given = GivenSettings(flags: { $0.values(in: options) }, environment: ["VB365_EMULATOR_STATEFUL": "true"])
    #expect(try !ServeSettings(given).emulator.isStateful)
  }
}
