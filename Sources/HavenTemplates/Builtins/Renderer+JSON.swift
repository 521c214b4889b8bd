internal import HavenDiagnostics

extension Renderer {
    /// `tojson`: JSON with sorted keys that is safe inside `<script>`.
    func json(_ call: FilterCall) throws(Trouble) -> TemplateValue {
        var indent: String?
        if let width = call[0], !width.isNone {
            if let text = width.anyText {
                guard text.utf8.count < RenderLimits.range else { throw .tooLarge }
                indent = text
            } else {
                let count = try call.integer(0) ?? 0
                guard count < 100 else { throw .tooLarge }
                indent = String(repeating: " ", count: max(0, count))
            }
        }
        var writer = JSONWriter(indent: indent)
        try writer.write(call.value)
        return .markup(String(decoding: writer.output, as: UTF8.self))
    }
}
