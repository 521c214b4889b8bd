import HavenDates

// The values of resources as JSON: what `DirectoryJSONWriter` writes them with.

extension JSONWriter {
    mutating func member(_ name: String, _ flag: Bool) {
        self.name(name)
        raw(flag ? "true" : "false")
    }

    /// A list of objects, if there are any.
    mutating func list<Item>(
        _ name: String,
        _ items: [Item],
        _ write: (Item, inout JSONWriter) -> Void
    ) {
        guard !items.isEmpty else { return }
        self.name(name)
        list { list in
            for item in items { list.object { write(item, &$0) } }
        }
    }

    mutating func language(_ language: ResourceLanguage) {
        member("name", language.name)
        member("code", language.code)
    }

    mutating func worded<Term>(_ name: String, _ words: Worded<Term>?) {
        guard let words else { return }
        self.name(name)
        object {
            $0.member("text", words.text)
            $0.member("terms", words.terms.map(\.rawValue))
            $0.member("others", words.others)
        }
    }

    /// Hours as a text, and as times if the text is in a form that Haven reads; `zone` is that of hours without one, if it is known.
    mutating func hours(_ name: String, _ stated: StatedHours, _ zone: String?) {
        self.name(name)
        object { object in
            object.member("text", stated.text)
            guard let hours = stated.hours else { return }
            object.member("always", hours.isAlways)
            object.member(
                "by_appointment",
                hours.pattern == .byAppointment || hours.alsoByAppointment
            )
            object.member("timezone", hours.zone ?? zone)
            object.list("week", hours.rules) { rule, object in
                object.member("days", rule.days.map(\.name))
                object.span(rule.span)
            }
            object.list("exceptions", hours.exceptions) { exception, object in
                object.member("first", exception.first.iso)
                object.member("last", exception.last.iso)
                object.name("times")
                object.list { list in
                    for span in exception.spans { list.object { $0.span(span) } }
                }
                object.member("note", exception.note)
            }
        }
    }

    /// `24:00` is the end of the day; an end on the next day is said to be one.
    private mutating func span(_ span: Hours.Span) {
        member("opens", Hours.Span.clock(span.opens))
        member("closes", span.closes == 1440 ? "24:00" : Hours.Span.clock(span.closes))
        if span.closes > 1440 { member("closes_next_day", true) }
    }

    mutating func place(_ place: Place) {
        name("place")
        object {
            $0.member("name", place.name)
            $0.member("address", place.address)
            $0.member("street", place.street)
            $0.member("city", place.city)
            $0.member("state", place.state?.code)
            $0.member("postal_code", place.postalCode)
            $0.member("country", place.country)
            if let point = place.coordinates {
                $0.name("latitude")
                $0.raw(point.latitudeText)
                $0.name("longitude")
                $0.raw(point.longitudeText)
            }
            $0.member("region", place.region)
            $0.member("directions", place.note)
        }
    }

    mutating func area(_ area: ServiceArea) {
        name("area")
        object {
            $0.member("text", area.text)
            $0.member("country", area.country)
            $0.member("states", area.states.map(\.code))
            $0.list("counties", area.counties) {
                $1.member("name", $0.name)
                $1.member("state", $0.state.code)
            }
            $0.member("others", area.others)
        }
    }
}
