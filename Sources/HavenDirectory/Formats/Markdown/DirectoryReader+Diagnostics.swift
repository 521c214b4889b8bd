import HavenDiagnostics

// What `DirectoryReader` reports; a file of its own only for its length.

extension DiagnosticID {
    static let directoryHeading: DiagnosticID = "directory-heading"
    static let directoryLevel: DiagnosticID = "directory-level"
    static let categoryEmpty: DiagnosticID = "category-empty"
    static let resourceID: DiagnosticID = "resource-id"
    static let duplicateResource: DiagnosticID = "duplicate-resource"
    static let resourceName: DiagnosticID = "resource-name"
    static let resourceForm: DiagnosticID = "resource-form"
    static let factForm: DiagnosticID = "fact-form"
    static let factUnknown: DiagnosticID = "fact-unknown"
    static let factMisplaced: DiagnosticID = "fact-misplaced"
}

extension Diagnostic {
    static func directoryHeading(_ level: Int, at location: SourceLocation) -> Diagnostic {
        Diagnostic(
            .error,
            .directoryHeading,
            "a directory has no headings of level \(level)",
            at: location,
            help: level == 1
                ? "the title is in the front matter; '##' starts a category, '###' a resource"
                : "'##' starts a category, '###' a resource; write this as bold text"
        )
    }

    static func directoryLevel(_ title: String, at location: SourceLocation) -> Diagnostic {
        Diagnostic(
            .error,
            .directoryLevel,
            "'\(title)' is a category, and facts belong to a resource",
            at: location,
            help: "write '###' if this is a resource"
        )
    }

    static func directoryLoose(at location: SourceLocation) -> Diagnostic {
        Diagnostic(
            .error,
            .directoryLevel,
            "these facts belong to no resource",
            at: location,
            help: "write a '###' heading with the resource's name above them"
        )
    }

    static func categoryEmpty(_ title: String, at location: SourceLocation) -> Diagnostic {
        Diagnostic(
            .warning,
            .categoryEmpty,
            "the category '\(title)' lists no resources",
            at: location,
            help: "write a resource as '### Name' below it, or as '- **Name**: description'"
        )
    }

    static func resourceIDForm(_ id: String, at location: SourceLocation) -> Diagnostic {
        let slug = ResourceID.slug(id)
        return Diagnostic(
            .error,
            .resourceID,
            "'\(id)' is no id: it takes small letters and digits, with single hyphens between",
            at: location,
            help: ResourceID.isValid(slug) ? "write '{#\(slug)}'" : nil
        )
    }

    static func resourceIDMissing(_ name: String, at location: SourceLocation) -> Diagnostic {
        Diagnostic(
            .error,
            .resourceID,
            "no id can be made of the name '\(name)'",
            at: location,
            help: "write one behind the name: '{#id}'"
        )
    }

    static func resourceIDTwice(
        _ id: String,
        at location: SourceLocation,
        first: SourceLocation
    ) -> Diagnostic {
        Diagnostic(
            .error,
            .duplicateResource,
            "the id '\(id)' is given twice",
            at: location,
            notes: [.init("first given here", at: first)],
            help: "write another one behind the name: '{#another-id}'"
        )
    }

    static func resourceNameMissing(at location: SourceLocation) -> Diagnostic {
        Diagnostic(.error, .resourceName, "this resource has no name", at: location)
    }

    static func resourceNameLink(_ name: String, at location: SourceLocation) -> Diagnostic {
        Diagnostic(
            .error,
            .resourceName,
            "the heading of a resource cannot be a link",
            at: location,
            help: "write the address as a fact: '- Web: …'"
        )
    }

    static func resourceNameForm(at location: SourceLocation) -> Diagnostic {
        Diagnostic(
            .error,
            .resourceName,
            "this item of a list of resources has no name",
            at: location,
            help: "write '- **Name**: description'"
        )
    }

    static func resourceSeparator(_ name: String, at location: SourceLocation) -> Diagnostic {
        Diagnostic(
            .error,
            .resourceName,
            "expected ':' behind the name '\(name)'",
            at: location,
            help: "write '- **\(name)**: description'"
        )
    }

    static func resourceBlocks(_ name: String, at location: SourceLocation) -> Diagnostic {
        Diagnostic(
            .error,
            .resourceForm,
            "'\(name)' has more than one paragraph, which a list cannot hold",
            at: location,
            help: "write the resource as a '###' heading with its facts below"
        )
    }

    static func resourceListPlain(at location: SourceLocation) -> Diagnostic {
        Diagnostic(
            .warning,
            .resourceForm,
            "this list is read as text, not as resources",
            at: location,
            help: "for resources, write the names in bold: '- **Name**: description'"
        )
    }

    static func resourceListMixed(at location: SourceLocation) -> Diagnostic {
        Diagnostic(
            .warning,
            .resourceForm,
            "this list is read as text: its category has resources under '###'",
            at: location,
            help: "write these resources as '###' headings too, or in a category of their own"
        )
    }

    static func factForm(at location: SourceLocation) -> Diagnostic {
        Diagnostic(
            .error,
            .factForm,
            "a fact is written 'Name: value'",
            at: location,
            help: "known are \(FactName.allCases.map(\.rawValue).joined(separator: ", "))"
        )
    }

    static func factBlocks(at location: SourceLocation) -> Diagnostic {
        Diagnostic(
            .error,
            .factForm,
            "a fact is one line",
            at: location,
            help: "move what is below it into the description"
        )
    }

    static func factUnknown(_ name: String, at location: SourceLocation) -> Diagnostic {
        Diagnostic(
            .error,
            .factUnknown,
            "unknown fact '\(name)'",
            at: location,
            help: FactName.help(for: name)
        )
    }

    static func factMisplaced(_ name: String, at location: SourceLocation) -> Diagnostic {
        Diagnostic(
            .warning,
            .factMisplaced,
            "'\(name)' is read as text here: facts stand in the last list",
            at: location,
            help: "write it as an item of the resource's last list"
        )
    }
}
