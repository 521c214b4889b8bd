import HavenDiagnostics

/// A point on earth (WGS 84).
package struct Coordinates: Sendable, Hashable {
    /// Degrees north of the equator, -90 to 90.
    package let latitude: Double
    /// Degrees east of Greenwich, -180 to 180.
    package let longitude: Double

    /// `nil` for a point that is not on earth.
    package init?(latitude: Double, longitude: Double) {
        guard (-90...90).contains(latitude), (-180...180).contains(longitude) else { return nil }
        self.latitude = latitude
        self.longitude = longitude
    }

    /// Reads `39.78, -89.65`: latitude and longitude in decimal degrees.
    package init(parsing text: String) throws(ValueProblem) {
        let parts = text.split(separator: ",", omittingEmptySubsequences: false)
            .map(FactLine.trimmed)
        guard parts.count == 2, let latitude = Self.number(parts[0]),
            let longitude = Self.number(parts[1]),
            let point = Coordinates(latitude: latitude, longitude: longitude)
        else {
            throw ValueProblem(
                .coordinates,
                "'\(text)' is no point on earth",
                at: 0..<text.utf8.count,
                help: "write degrees north and east, such as '39.7817, -89.6501'"
            )
        }
        self = point
    }

    /// As it is read.
    package var text: String { latitudeText + ", " + longitudeText }

    /// In decimals, never with an exponent.
    package var latitudeText: String { Self.decimal(latitude) }
    package var longitudeText: String { Self.decimal(longitude) }

    /// With at most nine decimals, which is less than a millimeter.
    private static func decimal(_ degrees: Double) -> String {
        let plain = String(degrees)
        guard plain.contains("e") else { return plain }
        let billionths = Int((degrees.magnitude * 1e9).rounded())
        let decimals = String(billionths % 1_000_000_000)
        let zeros = String(repeating: "0", count: 9 - decimals.utf8.count)
        return (degrees < 0 ? "-" : "") + "\(billionths / 1_000_000_000)." + zeros + decimals
    }

    /// Digits with at most one point and a sign; `inf` and `1e3` are none.
    private static func number(_ text: Substring) -> Double? {
        let isPlain = text.utf8.allSatisfy {
            (0x30...0x39).contains($0) || $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: "-")
        }
        return isPlain ? Double(text) : nil
    }
}

extension DiagnosticID {
    static let coordinates: DiagnosticID = "coordinates"
}
