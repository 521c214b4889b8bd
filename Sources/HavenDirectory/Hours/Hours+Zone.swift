// The zone of hours that go without saying where they are written.

extension Hours {
    /// Whether its times are those of a zone that it does not name.
    var needsZone: Bool { zone == nil && (!rules.isEmpty || !exceptions.isEmpty) }

    /// The same hours with a zone, if their times are those of one that they do not name.
    func inZone(_ zone: String) -> Hours {
        guard needsZone else { return self }
        let text = text + " " + zone
        return (try? Hours(parsing: text))
            ?? Hours(
                pattern: pattern,
                alsoByAppointment: alsoByAppointment,
                zone: zone,
                exceptions: exceptions
            )
    }
}

extension StatedHours {
    func inZone(_ zone: String) -> StatedHours {
        hours.map { StatedHours($0.inZone(zone)) } ?? self
    }
}
