import HavenDates

/// The facts that Haven knows to be wrong, as of 2026-11-20.
///
/// Each was found in lists that were still being copied. A site may allow one with a reason, and add its own.
package enum DeniedFacts {
    package static let known: [DeniedFact] = [
        DeniedFact(
            id: "988-press-3",
            pattern: .phrase(["press 3", "select 3", "option 3", "dial 3"], near: "988"),
            reason: "988 has no option 3 any more",
            since: CivilDate(year: 2025, month: 7, day: 17),
            instead: "leave it out; The Trevor Project has lines of its own"
        ),
        DeniedFact(
            id: "old-lifeline-number",
            pattern: .number("+18002738255"),
            reason: "the Lifeline's number is 988",
            since: CivilDate(year: 2022, month: 7, day: 16),
            instead: "write 988, or link to the resource"
        ),
        DeniedFact(
            id: "old-veterans-tty",
            pattern: .number("+18007994889"),
            reason: "the Veterans Crisis Line is reached with 711 then 988",
            instead: "write 'TTY: 711 then 988'"
        ),
        DeniedFact(
            id: "1-800-gambler",
            pattern: .number("+18004262537"),
            reason: "it is not the line of the National Council on Problem Gambling any more",
            instead: "look up the number at the organization that you mean"
        ),
        DeniedFact(
            id: "old-samhsa-page",
            pattern: .address("samhsa.gov/find-help/national-helpline"),
            reason: "the page has moved",
            instead: "write https://www.samhsa.gov/find-help/helplines/national-helpline"
        ),
    ]
}
