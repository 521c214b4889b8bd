import HavenDirectory
import HavenTemplates

/// Weekly hours in parts, so that a theme can write them as its readers do; docs/template-data.md describes them.
enum HoursValue {
    /// The rows of one or more texts, in the order written.
    static func rows(of hours: [WeeklyHours]) -> TemplateValue {
        .list(hours.flatMap(rows))
    }

    private static func rows(of hours: WeeklyHours) -> [TemplateValue] {
        let zone = TemplateValue.text(hours.zone)
        if hours.isAlways {
            return [
                .map(["days": .list([]), "opens": .none, "closes": .none, "zone": zone])
            ]
        }
        return hours.rules.map { rule in
            .map([
                "days": .list(runs(of: rule.days)), "opens": .int(rule.opens),
                "closes": .int(rule.closes), "zone": zone,
            ])
        }
    }

    /// Days that follow each other as one run: Monday, Wednesday to Friday.
    private static func runs(of days: [Weekday]) -> [TemplateValue] {
        var runs: [(first: Weekday, last: Weekday)] = []
        for day in days {
            if let last = runs.last?.last, day.rawValue == last.rawValue + 1 {
                runs[runs.count - 1].last = day
            } else {
                runs.append((day, day))
            }
        }
        return runs.map { run in
            .map(["first": .int(run.first.rawValue), "last": .int(run.last.rawValue)])
        }
    }
}
