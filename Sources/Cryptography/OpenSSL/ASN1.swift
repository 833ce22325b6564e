import COpenSSL

/// Reading and making the ASN.1 values that certificates consist of.
enum ASN1 {
  /// A copy of a string's bytes; an OpenSSL string may be without any.
  static func bytes(of string: UnsafePointer<ASN1_STRING>?) -> [UInt8] {
    guard let string = unsafe string, let start = unsafe ASN1_STRING_get0_data(string) else { return [] }
    return unsafe Array(UnsafeBufferPointer(start: start, count: Int(ASN1_STRING_length(string))))
  }

  /// A time in Unix seconds; nil for one that is not a time.
  static func seconds(of time: UnsafePointer<ASN1_TIME>?) -> Int64? {
    // OpenSSL 3.0 turns a time into a calendar date only, but counts the days between two of them.
    let epoch = unsafe Owned(
      adopting: OpaquePointer(ASN1_TIME_set(nil, 0)), freedBy: { unsafe ASN1_TIME_free(UnsafeMutablePointer($0)) })
    guard let time = unsafe time, let epoch else { return nil }
    var days: Int32 = 0
    var seconds: Int32 = 0
    guard unsafe ASN1_TIME_diff(&days, &seconds, UnsafePointer(epoch.pointer), time) == 1 else { return nil }
    return Int64(days) * 86_400 + Int64(seconds)
  }

  /// Sets `time` to Unix seconds.
  static func set(_ time: UnsafeMutablePointer<ASN1_TIME>?, to seconds: Int64) throws(CryptographyError) {
    OpenSSL.clearErrors()
    guard unsafe ASN1_TIME_set(time, Int(clamping: seconds)) != nil else { throw OpenSSL.failure("setting a time") }
  }
}

extension ASN1 {
  /// OpenSSL's name for an object identifier, or its number in dotted form, cut off at 80 characters.
  static func name(of object: OpaquePointer?) -> String {
    var text = [UInt8](repeating: 0, count: 81)
    let count = unsafe text.withUnsafeMutableBufferPointer { text in
      unsafe text.withMemoryRebound(to: CChar.self) { text in
        unsafe OBJ_obj2txt(text.baseAddress, Int32(text.count), object, 0)
      }
    }
    return String(decoding: text.prefix(max(0, min(Int(count), text.count - 1))), as: UTF8.self)
  }
}
