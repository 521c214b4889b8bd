import Testing

@testable import HavenSite

@Suite struct `A telephone number for machines` {
    @Test(arguments: [
        ("+13125550142", "+1-312-555-0142", false), ("+18006624357", "+1-800-662-4357", true),
        ("+18335550100", "+1-833-555-0100", true), ("+18105550100", "+1-810-555-0100", false),
        ("988", "988", false), ("911", "911", false), ("741741", "741741", false),
        ("+442079460000", "+442079460000", false), ("+8001234567", "+8001234567", false),
        ("", "", false),
    ])
    func `has the country's code and hyphens`(dialled: String, text: String, isTollFree: Bool) {
        let number = Telephone(dialled)
        #expect(number.text == text)
        #expect(number.isTollFree == isTollFree)
    }
}
