import HavenDates
import HavenDirectory
import HavenTemplates

/// Weekly hours in parts, so that a theme can write them as its readers do; docs/template-data.md describes them.
enum HoursValue {
    /// The rows of one or more texts, in the order written.
    static func rows(of hours: [Hours]) -> TemplateValue {
        .list(hours.flatMap(rows))
    }

    private static func rows(of hours: Hours) -> [TemplateValue] {
        let zone = TemplateValue.text(hours.zone)
        let rows = hours.rules.map { rule in
            row(
                Weekday.runs(of: rule.days).map { run in
                    .map(["first": .int(run.first.rawValue), "last": .int(run.last.rawValue)])
                },
                rule.span,
                zone
            )
        }
        let appointment = row([], nil, .none, byAppointment: true)
        return switch hours.pattern {
        case .always: [row([], nil, zone)]
        case .weekly: rows + (hours.alsoByAppointment ? [appointment] : [])
        case .byAppointment: [appointment]
        }
    }

    /// No days and no appointment mean at all times.
    private static func row(
        _ days: [TemplateValue],
        _ span: Hours.Span?,
        _ zone: TemplateValue,
        byAppointment: Bool = false
    ) -> TemplateValue {
        .map([
            "days": .list(days), "opens": span.map { .int($0.opens) } ?? .none,
            "closes": span.map { .int($0.closes) } ?? .none, "zone": zone,
            "by_appointment": .bool(byAppointment),
        ])
    }

    /// The days that differ and are not over, in the order written.
    static func exceptions(of hours: [Hours], _ model: RenderModel) -> TemplateValue {
        let today = model.site.today.daysSinceEpoch
        func date(_ date: CivilDate) -> TemplateValue {
            .object(DateView(date: date, model: model))
        }
        return .list(
            hours.flatMap(\.exceptions).filter { $0.last.daysSinceEpoch >= today }.map {
                exception in
                .map([
                    "first": date(exception.first),
                    "last": exception.last == exception.first ? .none : date(exception.last),
                    "times": .list(
                        exception.spans.map {
                            .map(["opens": .int($0.opens), "closes": .int($0.closes)])
                        }
                    ),
                    "note": .text(exception.note),
                ])
            }
        )
    }
}
