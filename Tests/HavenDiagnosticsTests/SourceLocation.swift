import HavenDiagnostics

/// Ours, not the type of the same name in Swift Testing.
typealias SourceLocation = HavenDiagnostics.SourceLocation
