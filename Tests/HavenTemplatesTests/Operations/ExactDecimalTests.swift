import Testing

@testable import HavenTemplates

/// Rounding and printing of numbers, with the results of Python.
struct ExactDecimalTests {
    @Test(arguments: [
        (2.675, 2, "2.67"), (2.5, 0, "2"), (3.5, 0, "4"), (0.5, 0, "0"), (1.5, 0, "2"),
        (1234.5, -2, "1200"), (1250, -2, "1200"), (1350, -2, "1400"), (999.99, 1, "1000.0"),
        (0.001, 2, "0.00"), (1e22, 0, "10000000000000000000000"),
        (0.1, 20, "0.10000000000000000555"),
        (0, 1, "0.0"), (49, -2, "0"), (51, -2, "100"), (5, -3, "0"),
    ])
    func `ties go to the even digit`(_ number: Double, _ places: Int, _ expected: String) {
        #expect(ExactDecimal(number).rounded(to: places) == expected)
    }

    @Test(arguments: [
        (0.1, "0.1"), (1e16, "1e+16"), (1e15, "1000000000000000.0"), (123456789.0, "123456789.0"),
        (1e-4, "0.0001"), (1e-5, "1e-05"), (1.5e300, "1.5e+300"),
        (.leastNonzeroMagnitude, "5e-324"),
        (-0.0, "-0.0"),
        (9_007_199_254_740_992, "9007199254740992.0"),
        (1.7976931348623157e308, "1.7976931348623157e+308"),
        (100, "100.0"), (.infinity, "inf"), (-.infinity, "-inf"), (.nan, "nan"),
    ])
    func `numbers are printed as Python prints them`(_ number: Double, _ expected: String) {
        #expect(FloatText.text(number) == expected)
    }

    @Test func `general format chooses the shorter form`() {
        #expect(NumberText.general(1_234_567, places: 6) == "1.23457e+06")
        #expect(NumberText.general(0.0001, places: 6) == "0.0001")
        #expect(NumberText.general(0.00001, places: 6) == "1e-05")
        #expect(NumberText.general(100, places: 6, keepsZeros: true) == "100.000")
        #expect(NumberText.scientific(9.9999999, places: 2) == "1.00e+01")
        #expect(NumberText.scientific(0, places: 1) == "0.0e+00")
    }

    @Test func `numbers are read as Python reads them`() throws {
        #expect(try NumberText.integer(" 1_000 ", base: 10) == 1000)
        #expect(try NumberText.integer("1__0", base: 10) == nil)
        #expect(try NumberText.integer("-0x1F", base: 16) == -31)
        #expect(try NumberText.integer("0b11", base: 0) == 3)
        #expect(try NumberText.integer("12", base: 2) == nil)
        #expect(throws: Trouble.self) { try NumberText.integer("9223372036854775808", base: 10) }
        #expect(NumberText.double(" 1_0.5e1 ") == 105)
        #expect(NumberText.double("0x10") == nil)
        #expect(NumberText.double("-Infinity") == -.infinity)
    }
}
