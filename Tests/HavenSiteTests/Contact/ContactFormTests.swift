import HavenSite
import Testing

@Suite struct `A contact form` {
    private func field(
        _ id: String,
        _ kind: FormField.Kind,
        isRequired: Bool = false,
        maximum: Int? = nil
    ) -> FormField {
        var field = FormField(id, kind, label: .written("Label"))
        field.isRequired = isRequired
        field.maximum = maximum
        return field
    }

    private func form(
        _ fields: [FormField],
        target: ContactForm.Target = .nowhere,
        preset: FormPreset? = nil,
        hasAgreement: Bool = true
    ) -> ContactForm {
        ContactForm(
            target: target,
            preset: preset,
            hasAgreement: hasAgreement,
            thanksField: nil,
            failedField: nil,
            fields: fields
        )
    }

    @Test func `shows nothing protected without an agreement`() {
        let fields = FormField.Kind.allCases.map { field($0.rawValue, $0) }
        let open = form(fields, hasAgreement: false)
        #expect(open.withheld.map(\.kind) == [.upload, .birthdate, .insurance, .health])
        #expect(
            open.fields.map(\.kind) == [.name, .phone, .email, .text, .message, .choice, .consent]
        )
        #expect(form(fields).fields.count == fields.count)
        #expect(form(fields).withheld.isEmpty)
    }

    @Test(arguments: [
        ([FormField.Kind.phone], [FormField.Kind](), ContactForm.Reach?.some(.phone)),
        ([.email], [], .email), ([.name, .phone, .email], [.name], .both),
        ([.phone, .phone], [], .phone), ([.email], [.email], nil),
        ([.phone, .email], [.phone], nil), ([.name], [.name], nil),
    ])
    func `asks for a way to answer if it has one and requires none`(
        kinds: [FormField.Kind],
        required: [FormField.Kind],
        reach: ContactForm.Reach?
    ) {
        let fields = kinds.map { field($0.rawValue, $0, isRequired: required.contains($0)) }
        #expect(form(fields).missingReach == reach)
    }

    @Test(arguments: [
        (FormPreset?.none, 100, 100, Int?.none), (.formspree, 100, 100, nil),
        (.basin, 49, 50, nil), (.basin, 50, 50, 99), (.netlify, 3, 4, nil), (.netlify, 4, 4, 7),
    ])
    func `limits all files together if the service does`(
        preset: FormPreset?,
        first: Int,
        second: Int,
        total: Int?
    ) {
        let files = [
            field("a", .upload, maximum: first << 20), field("b", .upload, maximum: second << 20),
        ]
        #expect(form(files, preset: preset).largestTotal == total.map { $0 << 20 })
        // What is left out counts for nothing.
        #expect(form(files, preset: preset, hasAgreement: false).largestTotal == nil)
    }

    @Test(arguments: [(0, 7), (100_000, 7), (196_607, 7), (196_608, 6), (10_000_000, 1)])
    func `keeps room in a message for its texts`(characters: Int, megabytes: Int) {
        // 8 MiB less 256 KiB less 7 MiB leave four bytes for each of 196,608 characters.
        let fields = [
            field("a", .message, maximum: characters), field("b", .upload, maximum: 7 << 20),
        ]
        #expect(FormPreset.netlify.roomForFiles(beside: fields) == megabytes << 20)
        let total = megabytes < 7 ? megabytes << 20 : nil
        #expect(form(fields, preset: .netlify).largestTotal == total)
        #expect(FormPreset.formspree.roomForFiles(beside: fields) == nil)
    }

    @Test func `is open only with an address`() throws {
        #expect(!form([]).isOpen)
        #expect(!form([], target: .none, preset: .netlify).isOpen)
        #expect(form([], target: .ownHost(nil)).isOpen)
        #expect(form([], target: .service(try FormAddress("https://forms.example/"))).isOpen)
    }
}
