import Foundation
import Testing
import TestSupport

@Suite("Commands that call an emulator", .timeLimit(.minutes(5)))
struct CallCommandTests {
  private static let refused = #"{ "userName": "a", "userPassword": "s3cret-paSS", "impersonationAccountName": "b" }"#

  @Test("requests lists what came, the latest last, and says why it was answered so")
  func requests() throws {
    let emulator = try EmulatorProcess()
    #expect(try emulator.restore(VendorPages.password).status == 200)
    #expect(try emulator.restore(Self.refused).status == 400)
    let all = try emulator.call(["requests"])
    #expect(all.status == 0)
    let lines = all.output.split(separator: "\n")
    #expect(lines.count == 3)
    #expect(lines[0].hasSuffix(" ms ok") && lines[0].contains(" POST /v6/…/mailboxes/9e9b7199…/restore 200 "))
    #expect(lines[1].hasSuffix(" ms 1 violation") && lines[1].contains(" 400 "))
    #expect(
      lines[2].hasPrefix("    credentials.impersonation-companion (documented) at /impersonationAccountName, line 1 "))
    #expect(try emulator.call(["requests", "--status", "4xx"]).output == lines[1...].joined(separator: "\n") + "\n")
    #expect(try emulator.call(["requests", "--limit", "1", "--verdict", "ok"]).output == "\(lines[0])\n")
    #expect(try emulator.call(["requests", "--session", UUID().uuidString]).output == "")
    let json = try emulator.call(["requests", "--json", "--path", "*/restore"]).output.split(separator: "\n")
    let ids = try json.map { line in
      try #require(JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])["id"] as? String
    }
    #expect(ids.count == 2)
    let page = try emulator.call(["requests", try #require(ids[1])])
    #expect(page.status == 0)
    #expect(page.output.hasPrefix("\(lines[1])\n\(lines[2])\nid: "))
    #expect(page.output.contains("body:\n    {\n") && page.output.contains("send it again:\n    curl --cacert"))
    #expect(!page.output.contains("s3cret"))
    let missing = try emulator.call(["requests", "999"])
    #expect(missing.status == 66 && missing.output.isEmpty && missing.errorLines.count == 1)
  }

  @Test("requests --follow tells of those that were there, of each that comes, and ends quietly with its reader")
  func follow() throws {
    let emulator = try EmulatorProcess()
    #expect(try emulator.restore(VendorPages.password).status == 200)
    let follower = try Program(
      EmulatorProcess.binary, ["requests", "--follow", "--url", emulator.url(""), "--ca", emulator.authority])
    #expect(follower.output.line(holding: " 200 ") != nil)
    #expect(try emulator.restore(Self.refused).status == 400)
    #expect(follower.output.line(holding: "    credentials.impersonation-companion") != nil)
    #expect(try emulator.restore(VendorPages.password).status == 200)
    #expect(follower.output.lines(2, holding: " ms ok").count == 2)
    follower.send(SIGTERM)
    #expect(follower.wait().error == "")
    // The shell's pipe is closed by `head` once it has its line.
    let piped = try Program(
      "/bin/bash",
      [
        "-c",
        "set -o pipefail; '\(EmulatorProcess.binary)' requests --follow --url \(emulator.url("")) "
          + "--ca '\(emulator.authority)' | head -n 1",
      ])
    #expect(piped.output.line(holding: " 200 ") != nil)
    // What is written next meets the closed pipe.
    for _ in 0..<2 { #expect(try emulator.restore(VendorPages.password).status == 200) }
    let outcome = piped.wait()
    #expect(outcome.status == 0)
    #expect(outcome.error == "")
  }

  @Test("requests --follow finds an emulator again that has started anew")
  func reconnect() throws {
    let host = "127.47.11.5"
    let first = try EmulatorProcess(["--host", host])
    let follower = try Program(
      EmulatorProcess.binary,
      ["requests", "--follow", "--url", "https://\(host):\(first.port)", "--ca", first.authority])
    let path = "/v6/Nothing"
    #expect(try first.curl(path, host: host).status == 404)
    #expect(follower.output.line(holding: " GET ") != nil)
    #expect(first.stop().status == 0)
    #expect(follower.error.line(holding: "the emulator is gone") != nil)
    let second = try EmulatorProcess(["--host", host, "--port", "\(first.port)"], in: first.folder)
    #expect(try second.curl(path, host: host).status == 404)
    #expect(follower.output.lines(2, holding: " GET ").count == 2)
    follower.send(SIGTERM)
    _ = follower.wait()
  }

  @Test("requests --run reads what was saved, without an emulator")
  func savedRun() throws {
    let folder = try TemporaryFolder()
    let emulator = try EmulatorProcess()
    for body in [VendorPages.password, Self.refused] { _ = try emulator.restore(body) }
    let saved = try folder.write(try emulator.curl("/_emulator/run").body, to: "saved.json")
    let listed = try emulator.call(["requests"]).output
    let id = try #require(try emulator.restore(Self.refused).header("x-emulator-request"))
    #expect(try EmulatorProcess.run(["requests", "--run", saved]).output == listed)
    #expect(try EmulatorProcess.run(["requests", "--run", saved, id]).status == 66)
    #expect(
      try EmulatorProcess.run(["requests", "--run", saved, "--limit", "1", "--status", "200"]).output.contains(" 200 "))
    let run =
      #"{"journal": [{"id": "a-1", "time": "T00:00:01Z", "method": "GET", "path": "/", "status": 404, "verdict": "ok"}]}"#
    let file = try folder.write(run, to: "run.json")
    #expect(try EmulatorProcess.run(["requests", "--run", file]).output == "00:00:01.000 GET / 404 0.0 ms ok\n")
    #expect(try EmulatorProcess.run(["requests", "--run", file, "2"]).status == 66)
    let other = try EmulatorProcess.run(["requests", "--run", try folder.write("[]", to: "other.json")])
    #expect(other.status == 65 && other.errorLines.count == 1)
    #expect(try EmulatorProcess.run(["requests", "--run", "\(folder.path)/none"]).status == 66)
  }

  @Test("verify prints the requests that match, or says which come nearest, and how they differ")
  func verify() throws {
    let emulator = try EmulatorProcess()
    let answer = try emulator.restore(VendorPages.password)
    let match = #"{"match": {"operation": "restoreMailbox"}, "count": {"exactly": 1}}"#
    let holds = try emulator.call(["verify", match])
    #expect(holds.status == 0 && holds.error == "")
    #expect(holds.output == "\(try #require(answer.header("x-emulator-request")))\n")
    let fails = try emulator.call(["verify", #"{"match": {"operation": "restoreMailbox", "status": 503}}"#])
    #expect(fails.status == 1 && fails.output == "")
    #expect(fails.errorLines.first == "0 requests match, and at least 1 should.")
    #expect(fails.errorLines.contains("    status: expected 503, found 200"))
    let file = try emulator.folder.write(match, to: "verify.json")
    #expect(try emulator.call(["verify", file]).output == holds.output)
    #expect(try emulator.call(["verify", "-"], input: match).output == holds.output)
    let wrong = try emulator.call(["verify", #"{"mtch": {}}"#])
    #expect(wrong.status == 65)
    #expect(wrong.errorLines == [#"line 1 column 2: /mtch: unknown member of a verification; did you mean "match"?"#])
    #expect(try emulator.call(["verify", "{"]).status == 65)
    #expect(try emulator.call(["verify", "none.json"]).status == 66)
  }

  @Test("faults arms, lists and clears rules")
  func faults() throws {
    let emulator = try EmulatorProcess()
    let rule = #"{"match": {"operation": "restoreMailbox"}, "effect": {"status": 503}}"#
    #expect(try emulator.call(["faults", "arm", rule]).output == "1\n")
    #expect(try emulator.restore(VendorPages.password).status == 503)
    #expect(try emulator.restore(VendorPages.password).status == 200)
    let listed = #"1: hit 1 of 1, matched 1: {"status":503} on {"operation":"restoreMailbox"}"# + "\n"
    #expect(try emulator.call(["faults"]).output == listed)
    let file = try emulator.folder.write("[\(rule), \(rule)]", to: "faults.json")
    #expect(try emulator.call(["faults", "arm", file]).output == "2\n3\n")
    #expect(try emulator.call(["faults", "clear", "2"]).status == 0)
    #expect(try emulator.call(["faults", "clear", "2"]).status == 66)
    #expect(try emulator.call(["faults", "list", "--json"]).output.split(separator: "\n").count == 2)
    #expect(try emulator.call(["faults", "clear"]).status == 0)
    #expect(try emulator.call(["faults"]).output == "")
    let broken = try emulator.folder.write("[\(rule),\n{\"efect\": 1}]", to: "broken.json")
    let refused = try emulator.call(["faults", "arm", broken])
    #expect(refused.status == 65 && refused.output == "")
    #expect(refused.error.hasPrefix("\(broken):2:2: /1/efect: "))
  }

  @Test("clock moves and stops the time, and reset puts everything back")
  func clock() throws {
    let emulator = try EmulatorProcess()
    #expect(try emulator.call(["clock", "set", "2030-01-01T00:00:00Z"]).output.hasPrefix("2030-01-01T00:00:00"))
    #expect(try emulator.call(["clock", "freeze"]).output.contains(" frozen, "))
    let times = try [1, 2].map { _ in try emulator.call(["clock"]).output.prefix { $0 != " " } }
    #expect(times[0] == times[1])
    let moved = try emulator.call(["clock", "advance", "1h30m"]).output
    #expect(moved.hasPrefix("2030-01-01T01:30:"))
    #expect(try !emulator.call(["clock", "go"]).output.contains("frozen"))
    #expect(
      try emulator.call(["clock", "set", "soon"]).errorLines == [
        "'soon' is no time in ISO 8601, such as 2026-01-31T12:00:00Z"
      ])
    #expect(try emulator.call(["clock", "advance", "soon"]).status == 64)
    #expect(try emulator.restore(VendorPages.password).status == 200)
    #expect(try emulator.call(["reset"]).status == 0)
    #expect(try emulator.call(["requests"]).output == "")
    #expect(try !emulator.call(["clock"]).output.contains("ahead"))
    #expect(try emulator.call(["reset", "--session", VendorPages.session]).status == 0)
    #expect(try emulator.call(["reset", "--session", UUID().uuidString]).status == 66)
  }

  @Test("assert prints the verdict and what speaks against it, and writes it for JUnit")
  func verdict() throws {
    let emulator = try EmulatorProcess()
    let empty = try emulator.call(["assert"])
    #expect(empty.status == 1 && empty.output.hasPrefix("inconclusive\n    "))
    #expect(try emulator.restore(VendorPages.password).status == 200)
    let passed = try emulator.call(["assert"])
    #expect(passed.status == 0 && passed.output == "pass\n")
    #expect(try emulator.restore(Self.refused).status == 400)
    let file = "\(emulator.folder.path)/verdict.xml"
    let failed = try emulator.call(["assert", "--junit", file])
    #expect(failed.status == 1 && failed.output.hasPrefix("fail\n    credentials.impersonation-companion "))
    #expect(try String(contentsOfFile: file, encoding: .utf8).contains("<testsuites "))
    let known = try emulator.folder.write(#"[{"rule": "credentials.impersonation-companion"}]"#, to: "known.json")
    #expect(try emulator.call(["assert", "--known", known]).status == 0)
    let wrong = try emulator.folder.write(#"[{"rule": "credentials.impersonation-companio"}]"#, to: "wrong.json")
    let refused = try emulator.call(["assert", "--known", wrong])
    #expect(refused.status == 65 && refused.errorLines.count == 1)
    #expect(try emulator.call(["assert", "--junit", "\(emulator.folder.path)/none/verdict.xml"]).status == 73)
  }

  @Test("say in a line that no emulator is there, or that it does not let them")
  func refusals() throws {
    let emulator = try EmulatorProcess(
      ["--host", "0.0.0.0"], environment: ["VB365_EMULATOR_CONTROL_TOKEN": "control-5ecret"])
    for command in [["requests"], ["clock"], ["reset"], ["faults"], ["requests", "--follow"]] {
      let refused = try emulator.call(command)
      #expect(refused.status == 77 && refused.errorLines.count == 1, "\(command) \(refused)")
      #expect(try emulator.call(["clock"], environment: ["VB365_EMULATOR_CONTROL_TOKEN": "control-5ecret"]).status == 0)
    }
    #expect(try emulator.call(["clock", "--control-token", "wrong"]).status == 77)
    _ = emulator.stop()
    for command in [["requests"], ["verify", "{}"], ["requests", "--follow"]] {
      let gone = try emulator.call(command)
      #expect(gone.status == 69 && gone.errorLines.count == 1 && gone.error.hasPrefix("no emulator answers: "))
    }
  }
}

extension EmulatorProcess {
  /// Runs a command that calls the emulator.
  func call(
    _ arguments: [String], input: String = "", environment: [String: String] = [:]
  ) throws -> Program.Outcome {
    try Program.run(
      Self.binary, arguments + ["--url", url(""), "--ca", authority], input: input, environment: environment)
  }
}
