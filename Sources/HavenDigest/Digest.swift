import CMessageDigest

/// Hashes of FIPS 180-4, for names and checks that others compute as well.
///
/// For `integrity=`, for file names that change with their contents, and for name-based UUIDs. Whether two
/// of our own files are the same is the business of `ContentHash`, which is faster.
package enum Digest {
    /// The SHA-256 hash: 32 bytes.
    package static func sha256(_ bytes: [UInt8]) -> [UInt8] {
        var context = SHA2_CTX()
        unsafe SHA256Init(&context)
        unsafe SHA256Update(&context, bytes, bytes.count)
        var digest = [UInt8](repeating: 0, count: Int(SHA256_DIGEST_LENGTH))
        unsafe SHA256Final(&digest, &context)
        return digest
    }

    /// The SHA-384 hash: 48 bytes.
    package static func sha384(_ bytes: [UInt8]) -> [UInt8] {
        var context = SHA2_CTX()
        unsafe SHA384Init(&context)
        unsafe SHA384Update(&context, bytes, bytes.count)
        var digest = [UInt8](repeating: 0, count: Int(SHA384_DIGEST_LENGTH))
        unsafe SHA384Final(&digest, &context)
        return digest
    }

    /// The SHA-1 hash: 20 bytes.
    ///
    /// Broken as a proof of who wrote something; here only where a standard asks for it, as RFC 9562 does for
    /// UUIDs of version 5.
    package static func sha1(_ bytes: [UInt8]) -> [UInt8] {
        var context = SHA1_CTX()
        unsafe SHA1Init(&context)
        unsafe SHA1Update(&context, bytes, bytes.count)
        var digest = [UInt8](repeating: 0, count: Int(SHA1_DIGEST_LENGTH))
        unsafe SHA1Final(&digest, &context)
        return digest
    }

    /// Two lower-case hexadecimal digits for each byte.
    package static func hex(_ bytes: some Sequence<UInt8>) -> String {
        let digits = Array("0123456789abcdef".utf8)
        return String(
            decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] },
            as: UTF8.self
        )
    }
}
