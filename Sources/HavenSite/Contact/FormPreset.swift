/// A form service whose ways Haven knows.
///
/// What each one expects is what its public documentation said when this was written:
/// - Netlify: https://docs.netlify.com/forms/setup/ and https://docs.netlify.com/forms/spam-filters/
/// - Formspree: https://help.formspree.io/hc/en-us/articles/360062302854-Special-Fields and
///   https://help.formspree.io/articles/building-your-form/honeypot-spam-filtering
/// - Basin: https://docs.usebasin.com/creating-forms/file-uploads and
///   https://docs.usebasin.com/spam-protection/advanced-filters and
///   https://docs.usebasin.com/guides/form-features/input-types
package enum FormPreset: String, Sendable, CaseIterable {
    case netlify, formspree, basin

    /// The hidden field that programs fill in and people do not, for services without a preset too.
    package static let usualHoneypot = "_gotcha"

    /// The name of the hidden field that must stay empty.
    package var honeypot: String {
        switch self {
        case .netlify: "bot-field"
        case .formspree, .basin: Self.usualHoneypot
        }
    }

    /// The hidden field that carries the address of the thank-you page.
    ///
    /// Netlify takes the form's action for it, and Basin has it in its own settings.
    package var thanksField: String? {
        switch self {
        case .formspree: "_next"
        case .netlify, .basin: nil
        }
    }

    /// The name under which the service lists the form, if the form has to say it.
    package var formName: String? {
        switch self {
        case .netlify: "contact"
        case .formspree, .basin: nil
        }
    }

    /// Names that mean something to the service, so that no field may have them.
    package var reservedNames: [String] {
        switch self {
        case .netlify: ["form-name", "bot-field", "g-recaptcha-response"]
        case .formspree, .basin:
            ["g-recaptcha-response", "h-captcha-response", "cf-turnstile-response"]
        }
    }

    /// The id of the email field, where the service takes the address to answer to from that name alone.
    package var emailName: String? {
        switch self {
        case .formspree, .basin: "email"
        case .netlify: nil
        }
    }

    /// The most bytes of one message with its files, where the service states a limit.
    package var largestMessage: Int? {
        switch self {
        case .netlify: 8 << 20
        case .basin: 100 << 20
        case .formspree: nil
        }
    }

    /// What a message needs for itself: names of fields, boundaries, and the answers that have no limit.
    private static let reserve = 256 << 10

    /// The most bytes that all files of one message may have together, so that the rest of it still fits.
    ///
    /// Whole megabytes of 1,048,576 bytes, because people are told a number; at least one.
    ///
    /// - Parameter fields: What else is sent. Four bytes are kept for each character of a text with a
    ///   limit, as many as UTF-8 takes at most.
    /// - Returns: `nil` if the service states no limit.
    package func roomForFiles(beside fields: [FormField]) -> Int? {
        guard let limit = largestMessage else { return nil }
        let characters = fields.filter(\.kind.isText).compactMap(\.maximum).reduce(0, +)
        // A message of exactly the limit may already be too large, hence the last byte.
        let room = limit - Self.reserve - 4 * characters - 1
        return max(room >> 20, 1) << 20
    }
}
