/// The tags of PKCS#12, one byte each.
enum DERTag: UInt8 {
  case integer = 0x02
  case octetString = 0x04
  case null = 0x05
  case objectIdentifier = 0x06
  case sequence = 0x30
  /// `[0] IMPLICIT` of a string.
  case implicit = 0x80
  /// `[0] EXPLICIT`.
  case explicit = 0xA0
}
