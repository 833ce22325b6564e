import Foundation
import Report
import Testing
import Verdict

#if canImport(FoundationXML)
  import FoundationXML
#endif

@Suite("A verdict as JUnit's XML", .timeLimit(.minutes(5)))
struct JUnitReportTests {
  @Test("has a test case for the run and each finding, and counts what failed and was skipped")
  func cases() {
    let run = Sent()
    run.sendBreaking(at: "/a<b>&\"'\n\u{1}")
    run.sendBreaking(Sent.newRule)
    let text = JUnitReport.text(run.report.verdict(), fromUnixSeconds: 0, to: 61)
    #expect(
      text.hasPrefix("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites tests=\"3\" failures=\"2\" errors=\"0\""))
    #expect(text.contains("skipped=\"0\" time=\"61\" timestamp=\"1970-01-01T00:00:00Z\""))
    #expect(text.contains("name=\"a.rule at /a&lt;b&gt;&amp;&quot;&apos;&#10;\u{FFFD} of listRestoreSessions\""))
    #expect(text.contains("<testcase classname=\"vb365-emulator.run\" name=\"run\" time=\"0\">"))
  }

  @Test("is XML to a parser, which reads the texts as they are")
  func parsed() throws {
    let run = Sent()
    run.sendBreaking(at: "/a<b>&\"']]>\n\t\u{7}é\u{FFFE}")
    let text = JUnitReport.text(run.report.verdict(), fromUnixSeconds: 0, to: 1)
    let reader = CaseReader()
    let parser = XMLParser(data: Data(text.utf8))
    parser.delegate = reader
    #expect(parser.parse(), "\(parser.parserError.debugDescription)")
    #expect(reader.names == ["run", "a.rule at /a<b>&\"']]>\n\t\u{FFFD}é\u{FFFD} of listRestoreSessions"])
    #expect(reader.failures == ["fail", "finding"])
  }
}

/// What is in a document.
private final class CaseReader: NSObject, XMLParserDelegate {
  var names: [String] = []
  var failures: [String] = []

  func parser(
    _ parser: XMLParser, didStartElement element: String, namespaceURI: String?, qualifiedName: String?,
    attributes: [String: String]
  ) {
    if element == "testcase" { names.append(attributes["name"] ?? "") }
    if element == "failure" { failures.append(attributes["type"] ?? "") }
  }
}
