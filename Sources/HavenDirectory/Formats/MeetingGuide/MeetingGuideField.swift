/// The fields of a Meeting Guide feed (code4recovery/spec, README of 2026-03-06, MIT), and what becomes of each.
package enum MeetingGuideField: String, Sendable, Hashable, CaseIterable {
    case name, slug, day, time
    case endTime = "end_time"
    case timezone
    case formattedAddress = "formatted_address"
    case address, city, state
    case postalCode = "postal_code"
    case country, region
    case subRegion = "sub_region"
    case regions
    case conferenceURL = "conference_url"
    case conferenceURLNotes = "conference_url_notes"
    case conferencePhone = "conference_phone"
    case conferencePhoneNotes = "conference_phone_notes"
    case types, notes, location
    case locationNotes = "location_notes"
    case group
    case groupNotes = "group_notes"
    case latitude, longitude, approximate, updated, venmo, square, paypal
    case homegroupOnline = "homegroup_online"
    case url
    case editURL = "edit_url"
    case feedbackEmails = "feedback_emails"
    case feedbackURL = "feedback_url"
    case entity
    case entityEmail = "entity_email"
    case entityLocation = "entity_location"
    case entityLogo = "entity_logo"
    case entityPhone = "entity_phone"
    case entityURL = "entity_url"
    case entityWebsiteURL = "entity_website_url"
    case contact1Name = "contact_1_name"
    case contact1Email = "contact_1_email"
    case contact1Phone = "contact_1_phone"
    case contact2Name = "contact_2_name"
    case contact2Email = "contact_2_email"
    case contact2Phone = "contact_2_phone"
    case contact3Name = "contact_3_name"
    case contact3Email = "contact_3_email"
    case contact3Phone = "contact_3_phone"

    /// Why it is not taken over; `nil` for what is.
    package var omission: String? {
        switch self {
        case .updated: "it says when somebody edited the meeting, not when somebody checked it"
        case .venmo, .square, .paypal: "Haven publishes no ways to pay"
        case .homegroupOnline: "it means something in one app only"
        case .editURL: "it is for the editors of the feed"
        case .feedbackEmails, .feedbackURL:
            "changes are reported to the site that shows the meeting"
        case .entity, .entityEmail, .entityLocation, .entityLogo, .entityPhone, .entityURL,
            .entityWebsiteURL:
            "who made the feed is said in the text of the directory"
        case .contact1Name, .contact1Email, .contact1Phone, .contact2Name, .contact2Email,
            .contact2Phone, .contact3Name, .contact3Email, .contact3Phone:
            "it belongs to a person"
        default: nil
        }
    }

    /// What WordPress and other programs add, and why it is not taken over.
    static let additions: [String: String] = [
        "id": "", "location_id": "", "group_id": "", "region_id": "", "district_id": "",
        "time_formatted": "", "author": "", "location_url": "", "data_source": "",
        "day_formatted": "",
        "district": "regions say where a meeting is",
        "sub_district": "regions say where a meeting is",
        "last_contact": "it says when somebody was asked, not what was checked",
        "coordinates": "",
        "website": "it is that of the group", "website_2": "it is that of the group",
        "mailing_address": "it is where letters go, not where people meet",
        "email": "it may belong to a person",
        "phone": "it may belong to a person",
        "row": "", "formatted_day": "", "image": "",
    ]
}
