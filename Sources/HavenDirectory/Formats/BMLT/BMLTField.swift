/// The fields of a meeting as a BMLT server gives it (bmlt-server, client_interface/json, GetSearchResults, 2026-08-18), and what becomes of each.
package enum BMLTField: String, Sendable, Hashable, CaseIterable {
    case id = "id_bigint"
    case worldID = "worldid_mixed"
    case serviceBody = "service_body_bigint"
    case serviceBodyName = "service_body_name"
    case weekday = "weekday_tinyint"
    case venueType = "venue_type"
    case startTime = "start_time"
    case duration = "duration_time"
    case timeZone = "time_zone"
    case formats
    case language = "lang_enum"
    case longitude, latitude, published
    case rootServer = "root_server_uri"
    case rootServerID = "root_server_id"
    case formatIDs = "format_shared_id_list"
    case name = "meeting_name"
    case locationText = "location_text"
    case locationInfo = "location_info"
    case street = "location_street"
    case citySubsection = "location_city_subsection"
    case neighborhood = "location_neighborhood"
    case city = "location_municipality"
    case county = "location_sub_province"
    case state = "location_province"
    case postalCode = "location_postal_code_1"
    case nation = "location_nation"
    case comments
    case trainLines = "train_lines"
    case busLines = "bus_lines"
    case phone = "phone_meeting_number"
    case link = "virtual_meeting_link"
    case linkInfo = "virtual_meeting_additional_info"
    case contactName1 = "contact_name_1"
    case contactPhone1 = "contact_phone_1"
    case contactEmail1 = "contact_email_1"
    case contactName2 = "contact_name_2"
    case contactPhone2 = "contact_phone_2"
    case contactEmail2 = "contact_email_2"
    case emailContact = "email_contact"
    case distanceKM = "distance_in_km"
    case distanceMiles = "distance_in_miles"

    /// Why it is not taken over; `nil` for what is.
    ///
    /// An empty reason is that of numbers of a database, which nobody misses.
    package var omission: String? {
        switch self {
        case .worldID, .serviceBody, .rootServer, .rootServerID, .formatIDs, .distanceKM,
            .distanceMiles:
            ""
        case .contactName1, .contactPhone1, .contactEmail1, .contactName2, .contactPhone2,
            .contactEmail2, .emailContact:
            "it belongs to a person"
        default: nil
        }
    }
}
