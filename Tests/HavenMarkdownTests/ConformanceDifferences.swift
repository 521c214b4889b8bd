/// The examples of the specification whose HTML Haven's additions change, by reason.
///
/// An example is listed under its first reason; heading ids, for instance, before typography.
enum ConformanceDifferences {
    static let byReason: [(reason: String, examples: [Int])] = [
        (
            "headings have ids",
            [
                10, 29, 32, 36, 37, 38, 41, 42, 43, 44, 45, 46, 47, 48, 49, 50, 51, 52, 53, 54,
                56, 59, 60, 61, 65, 66, 72, 73, 85, 111, 183, 184, 197, 206, 207, 208, 210, 278,
                667, 668,
            ]
        ),
        (
            "quotes, dashes and dots are typographic",
            [
                16, 25, 57, 76, 166, 178, 179, 203, 310, 353, 362, 368, 372, 389, 394, 404, 516,
                598, 630, 638, 639, 641, 643, 645, 646, 652, 671,
            ]
        ),
        (
            "links to other sites are marked",
            [
                316, 356, 489, 490, 509, 534, 546, 602, 603, 608, 611, 621, 622, 623, 624, 625,
                626, 627,
            ]
        ),
        (
            "empty destinations, backslashes and unknown schemes are errors and make no link",
            [
                169, 171, 495, 496, 510, 575, 604, 606, 607, 609, 628,
            ]
        ),
        (
            "an image alone in its paragraph with a title is a figure",
            [
                580, 581, 584, 585, 592, 593, 594, 596, 597, 599,
            ]
        ),
        (
            "tables scroll, header cells have a scope, alignment is a class",
            [
                198, 199, 200, 201, 202, 204, 205,
            ]
        ),
        (
            "HTML comments are taken out",
            [
                148, 152, 288, 289, 644,
            ]
        ),
        (
            "addresses are links without markup, in examples written before that extension",
            [
                610, 614, 616, 619, 620,
            ]
        ),
        (
            "the text of a task is the label of its box",
            [
                279, 280,
            ]
        ),
        (
            "the word after a fence is no code language",
            [
                116
            ]
        ),
        (
            "raw HTML that a site allows is not filtered",
            [
                653
            ]
        ),
    ]
}
