import Bytes
import Testing

@Suite("SipHash-2-4")
struct SipHashTests {
  /// The vectors of its authors' reference: the key 00 01 … 0f, and messages 00 01 … of growing length.
  private static let vectors: [UInt64] = [
    0x726f_db47_dd0e_0e31, 0x74f8_39c5_93dc_67fd, 0x0d6c_8009_d9a9_4f5a, 0x8567_6696_d7fb_7e2d, 0xcf27_94e0_2771_87b7,
    0x1876_5564_cd99_a68d, 0xcbc9_466e_58fe_e3ce, 0xab02_00f5_8b01_d137, 0x93f5_f579_9a93_2462, 0x9e00_82df_0ba9_e4b0,
  ]

  @Test("gives the hashes of its reference", arguments: Self.vectors.indices)
  func vector(length: Int) {
    let hash = SipHash(key: 0x0706_0504_0302_0100, 0x0f0e_0d0c_0b0a_0908)
    let message = (0..<length).map { UInt8($0) }
    let found = hash.hash(message.span)
    #expect(found == Self.vectors[length])
  }
}
