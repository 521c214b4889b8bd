import HavenDiagnostics

// When a service is available.

extension HSDSConverter {
    /// What the schedules of a service are here.
    struct Availability {
        var hours: StatedHours?
        var meets: Hours?
        var formats: [ServiceFormat] = []
    }

    /// What one schedule says.
    private enum Time {
        case rule(Hours.Rule, isUTC: Bool)
        case words(String)
        case nothing
    }

    /// The schedules of one kind while they are read.
    private struct Week {
        var rules: [Hours.Rule] = []
        /// What stands there instead of times.
        var words: [String] = []
        /// Whether its times are in UTC, which all of them are or none; `nil` without any.
        var isUTC: Bool?
        /// A schedule that is stated for each place is one time of the week.
        private var known: Set<Hours.Rule> = []

        mutating func add(_ time: Time) {
            switch time {
            case .rule(let rule, let isUTC):
                if known.insert(rule).inserted { rules.append(rule) }
                self.isUTC = isUTC
            case .words(let text): words.append(text)
            case .nothing: break
            }
        }

        var pattern: Hours.Pattern? {
            guard let first = rules.first else { return nil }
            return rules.count == 1 && first.days.count == 7 && first.span == .wholeDay
                ? .always : .weekly(rules)
        }

        var hours: Hours? {
            pattern.map {
                Hours(pattern: $0, zone: isUTC == true && $0 != .always ? "Etc/UTC" : nil)
            }
        }
    }

    mutating func schedules(_ subject: inout Subject) -> Availability {
        var items = subject.item.items("schedules")
        // Nobody is where the resource is said to be when another place is open; that is said in words beside it.
        for place in places(of: subject.item) where place.role != .other && place.role != .letters {
            items += place.item.items("schedules")
        }
        // Hours that end one day are no hours of each week: nobody would take them away then. A beginning is a note if all have the same.
        let validities = Set(items.map { HSDSSchedule.validity(of: $0) })
        var availability = Availability()
        var week = Week()
        var meetings = Week()
        var notes = Notes()
        for item in items {
            let schedule = HSDSSchedule(item, isOwn: subject.isOwn)
            let isAlwaysValid = validities.count == 1 && validities.first?.last == nil
            var time = time(schedule, subject, &notes, isAlwaysValid: isAlwaysValid)
            let isMeeting = isMeeting(item, subject)
            if case .rule(_, let isUTC) = time, let known = (isMeeting ? meetings : week).isUTC,
                known != isUTC
            {
                report.count(
                    "times in UTC and others stand in one week, and those unlike the first are kept as words",
                    at: item.location
                )
                notes.add(schedule.words)
                time = .nothing
            }
            if isMeeting { meetings.add(time) } else { week.add(time) }
            attendance(item, subject, &availability, &notes)
        }
        let hasRules = !week.rules.isEmpty || !meetings.rules.isEmpty
        if hasRules, validities.count == 1, let words = validities.first?.words {
            notes.add("These hours hold " + words)
        }
        availability.hours = week.hours.map { StatedHours($0) }
        if availability.hours == nil, let first = week.words.first {
            availability.hours = StatedHours.read(first).hours
            week.words.removeFirst()
        }
        availability.meets = meetings.hours
        if availability.meets == nil, let first = meetings.words.first,
            let hours = try? Hours(parsing: first)
        {
            availability.meets = hours
            meetings.words.removeFirst()
        }
        if !subject.isOwn { for words in week.words + meetings.words { notes.add(words) } }
        subject.notes += notes.all
        return availability
    }

    /// Notes without those that are there already: many programs say the same at each schedule.
    struct Notes {
        private(set) var all: [String] = []
        private var known: Set<String> = []

        mutating func add(_ note: String?) {
            guard let note, known.insert(note).inserted else { return }
            all.append(note)
        }
    }

    /// Whether a schedule is of a meeting: if it says so, or if the service is one.
    private func isMeeting(_ item: HSDSItem, _ subject: Subject) -> Bool {
        let terms = item.items("attributes").flatMap { $0.items("taxonomy_term") }
            .filter { $0.text("taxonomy") == HSDSTerm.taxonomy }.compactMap { $0.text("code") }
        if terms.contains(HSDSTerm.fact(.meets).code) { return true }
        if terms.contains(HSDSTerm.fact(.hours).code) { return false }
        return subject.statements[.kind]?.text == ResourceKind.meeting.rawValue
    }

    private mutating func time(
        _ schedule: HSDSSchedule,
        _ subject: Subject,
        _ notes: inout Notes,
        isAlwaysValid: Bool
    ) -> Time {
        let item = schedule.item
        if !subject.isOwn {
            _ = HSDSStatements(item, &report)
            for name in ["notes", "schedule_link"] { notes.add(line(item, name, isOwn: false)) }
        }
        let description = line(item, "description", isOwn: subject.isOwn)
        if let problem = schedule.problem {
            report.report(
                .warning,
                "\(subject.name): \(problem.message)",
                at: problem.location,
                help: "the schedule is kept as words"
            )
        }
        guard schedule.hasTimes else {
            if description == nil, let words = schedule.words { notes.add(words) }
            return description.map { .words($0) } ?? .nothing
        }
        if !subject.isOwn { notes.add(description) }
        guard let rule = schedule.rule, isAlwaysValid || schedule.validity == .unlimited else {
            report.count(
                "schedules that do not hold each week are kept as words, in a note",
                at: item.location
            )
            notes.add(schedule.words)
            return .nothing
        }
        if !subject.isOwn {
            reportOffset(schedule)
            if item.text("dtstart") != nil {
                report.count(
                    "the first day of schedules ('dtstart') is not taken over",
                    at: item.place(of: "dtstart")
                )
            }
        }
        return .rule(rule, isUTC: schedule.offset == .utc && !subject.isOwn)
    }

    private mutating func reportOffset(_ schedule: HSDSSchedule) {
        let place = schedule.item.place(of: "opens_at")
        switch schedule.offset {
        case .none:
            report.count(
                "times name no zone, and are taken as those of clocks in that of the site",
                at: place,
                help: "if they are of another zone, write it behind the hours"
            )
        case .utc:
            report.count(
                "times are in UTC, because a 'Z' is behind them",
                at: place,
                help: "if they are those of clocks on the wall, write the zone instead of Etc/UTC"
            )
        case .other:
            report.count(
                "times are taken as those of clocks in the zone of the site, because an offset names no zone",
                at: place,
                help: "if they are of another zone, write it behind the hours"
            )
        }
    }

    /// How people take part, if that is in words known here; else it is a note.
    private mutating func attendance(
        _ item: HSDSItem,
        _ subject: Subject,
        _ availability: inout Availability,
        _ notes: inout Notes
    ) {
        guard !subject.isOwn, let text = line(item, "attending_type", isOwn: false) else { return }
        let words = Worded<ServiceFormat>(text)
        guard words.others.isEmpty else { return notes.add(text) }
        for format in words.terms where !availability.formats.contains(format) {
            availability.formats.append(format)
        }
    }
}
