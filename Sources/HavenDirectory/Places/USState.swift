/// A state or territory of the United States, by its postal code.
package enum USState: String, VocabularyTerm {
    case al, ak, az, ar, ca, co, ct, de, dc, fl, ga, hi, id, il, `in`, ia, ks, ky, la, me, md, ma
    case mi, mn, ms, mo, mt, ne, nv, nh, nj, nm, ny, nc, nd, oh, ok, or, pa, ri, sc, sd, tn, tx, ut
    case vt, va, wa, wv, wi, wy
    case `as`, gu, mp, pr, vi

    package static let index = VocabularyIndex<USState>()

    /// The two capitals of the postal service.
    package var code: String { rawValue.uppercased() }

    /// The name in URLs: `new-york`.
    package var slug: String { ResourceID.slug(name) }

    /// The state of a code in capitals: small letters are words, such as `in` and `or`.
    package init?(code: some StringProtocol) {
        guard code == code.uppercased() else { return nil }
        self.init(rawValue: code.lowercased())
    }

    /// The state of a name or of a code in capitals.
    package init?(nameOrCode text: some StringProtocol) {
        if let state = Self(code: text) {
            self = state
        } else if text.utf8.count > 2, let state = Self.index[text] {
            self = state
        } else {
            return nil
        }
    }

    package var name: String {
        switch self {
        case .al: "Alabama"
        case .ak: "Alaska"
        case .az: "Arizona"
        case .ar: "Arkansas"
        case .ca: "California"
        case .co: "Colorado"
        case .ct: "Connecticut"
        case .de: "Delaware"
        case .dc: "District of Columbia"
        case .fl: "Florida"
        case .ga: "Georgia"
        case .hi: "Hawaii"
        case .id: "Idaho"
        case .il: "Illinois"
        case .in: "Indiana"
        case .ia: "Iowa"
        case .ks: "Kansas"
        case .ky: "Kentucky"
        case .la: "Louisiana"
        case .me: "Maine"
        case .md: "Maryland"
        case .ma: "Massachusetts"
        case .mi: "Michigan"
        case .mn: "Minnesota"
        case .ms: "Mississippi"
        case .mo: "Missouri"
        case .mt: "Montana"
        case .ne: "Nebraska"
        case .nv: "Nevada"
        case .nh: "New Hampshire"
        case .nj: "New Jersey"
        case .nm: "New Mexico"
        case .ny: "New York"
        case .nc: "North Carolina"
        case .nd: "North Dakota"
        case .oh: "Ohio"
        case .ok: "Oklahoma"
        case .or: "Oregon"
        case .pa: "Pennsylvania"
        case .ri: "Rhode Island"
        case .sc: "South Carolina"
        case .sd: "South Dakota"
        case .tn: "Tennessee"
        case .tx: "Texas"
        case .ut: "Utah"
        case .vt: "Vermont"
        case .va: "Virginia"
        case .wa: "Washington"
        case .wv: "West Virginia"
        case .wi: "Wisconsin"
        case .wy: "Wyoming"
        case .as: "American Samoa"
        case .gu: "Guam"
        case .mp: "Northern Mariana Islands"
        case .pr: "Puerto Rico"
        case .vi: "U.S. Virgin Islands"
        }
    }

    package var synonyms: [String] {
        switch self {
        case .dc: ["washington, dc", "washington, d.c.", "washington dc"]
        case .wa: ["washington state"]
        case .ny: ["new york state"]
        case .vi: ["us virgin islands", "virgin islands"]
        default: []
        }
    }
}
