#if canImport(Glibc)
internal import Glibc
#elseif canImport(Musl)
internal import Musl
#else
internal import Darwin
#endif

/// The one function of the C library that arithmetic needs.
enum Power {
    /// Wraps `pow`.
    static func power(_ base: Double, _ exponent: Double) -> Double {
        pow(base, exponent)
    }
}
