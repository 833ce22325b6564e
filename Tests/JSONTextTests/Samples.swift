/// Texts that use every part of the grammar, for tests that take texts apart.
enum Samples {
  static let password = #"{"userName": "jsmith@westsupport.onmicrosoft.com","userPassword": "paSSw0rd"}"#

  static let bulk = #"""
    { // a comment
      "mailBoxes": [{"id":"1b0abb44-3efd-4dc9-bceb-07823e6f244b","name":"Müller 😀","email":null,},],
      "casServer": "outlook.office365.com", /* another */ "skipUnresolved": false, "changedItems": true,
      "recentItemRestorePeriod": -30, "unknown": [0.5e+3, 12345678901234567890, {}, [[]]],
      "escapes": "\"\\\/\b\f\n\r\t\u00e9\uD83D\uDE00"
    }
    """#

  static let jsonNET = "\u{FEFF} {'userName': 'it\\'s \"quoted\"',\u{A0}'cert': 'MIIK\r\nEgIB', 'x': '\t',}"

  static let all = [password, bulk, jsonNET]
}
