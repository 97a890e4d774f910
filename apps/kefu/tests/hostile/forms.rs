//! The forms of the desk and the portal, each with something that it accepts.

/// A form: where it goes, what it is filled with, and which of its fields take text of any kind beside.
pub(crate) struct Form {
    pub(crate) path: &'static str,
    pub(crate) filled: &'static [(&'static str, &'static str)],
    pub(crate) texts: &'static [&'static str],
}

/// The desk's own records.
pub(crate) const STAFF: Form = Form {
    path: "/admin/staff/1002",
    filled: &[
        ("number", "1002"),
        ("name", "王强"),
        ("department", "CC"),
        ("team", "CC-C"),
        ("roles", "specialist"),
        ("authority", "100.00"),
        ("language", "zh-CN"),
        ("active", "on"),
    ],
    texts: &["name"],
};
pub(crate) const CATEGORY: Form = Form {
    path: "/admin/categories",
    filled: &[
        ("code", "attitude"),
        ("class", "user-service"),
        ("place", "1"),
        ("active", "on"),
        ("name_zh_cn", "态度"),
        ("name_zh_tw", "態度"),
        ("name_en", "Attitude"),
    ],
    texts: &["name_zh_cn", "name_zh_tw", "name_en"],
};
pub(crate) const VIEW: Form = Form {
    path: "/complaints/views",
    filled: &[("query", "view=open&state=accepted"), ("name", "看看")],
    texts: &["name"],
};
pub(crate) const DRAFT: Form =
    Form { path: "/drafts", filled: &[("key", "intake/text"), ("text", "写到一半")], texts: &["text"] };

/// Forms that are accepted as they are filled, again and again; the complaint is the first of the day.
pub(crate) const ACCEPTED: &[Form] = &[
    STAFF,
    CATEGORY,
    VIEW,
    DRAFT,
    Form {
        path: "/complaints",
        filled: &[
            ("category", "attitude"),
            ("channel", "phone"),
            ("arrival", "customer"),
            ("language", "zh-CN"),
            ("phone", "13900000001"),
            ("text", "短"),
            ("demand", "短"),
        ],
        texts: &[
            "name",
            "email",
            "address",
            "customer",
            "product",
            "place",
            "happened",
            "concerned",
            "owner",
            "contact",
        ],
    },
    Form {
        path: "/portal/submit",
        filled: &[
            ("about", "charge-dispute"),
            ("matter", "vas-not-ordered"),
            ("phone", "13900000001"),
            ("text", "短"),
            ("demand", "短"),
            ("name", "何雨"),
            ("product", "畅享59"),
            ("place", "人民路"),
        ],
        texts: &["email", "happened", "form"],
    },
    Form { path: "/complaints/T20260930-0001/presence", filled: &[("state", "viewing")], texts: &[] },
    Form { path: "/complaints/T20260930-0001/chase", filled: &[("text", "短")], texts: &[] },
    Form { path: "/complaints/T20260930-0001/escalation", filled: &[("reason", "短")], texts: &[] },
    Form { path: "/complaints/T20260930-0001/notes", filled: &[("note", "短")], texts: &["back"] },
    Form {
        path: "/preferences",
        filled: &[("language", "zh-CN"), ("back", "/")],
        texts: &["look", "theme", "density"],
    },
];

/// Forms that say no, or yes only once.
pub(crate) const REFUSED: &[Form] = &[
    Form { path: "/sign-in", filled: &[("number", "1002"), ("password", "x")], texts: &["next"] },
    Form {
        path: "/me/password",
        filled: &[("present", "x"), ("wanted", "y"), ("repeated", "z")],
        texts: &[],
    },
    Form { path: "/contacts", filled: &[("customer", "C-10086"), ("channel", "phone")], texts: &[] },
    Form {
        path: "/contacts/x/verification",
        filled: &[("service_password", "1"), ("document_digits", "2")],
        texts: &[],
    },
    Form { path: "/portal/follow", filled: &[("number", "T20260930-0001"), ("contact", "1")], texts: &[] },
    Form {
        path: "/portal/case/information",
        filled: &[("number", "T20260930-0001"), ("information", "x")],
        texts: &[],
    },
    Form {
        path: "/admin/departments",
        filled: &[("code", "X1"), ("name", "x")],
        texts: &["name_zh_tw", "name_en", "team_code", "team_department", "team_name"],
    },
    Form {
        path: "/admin/teams",
        filled: &[("team_code", "X2"), ("team_name", "x"), ("team_department", "CC")],
        texts: &["code", "name"],
    },
    Form { path: "/admin/tokens", filled: &[("name", "till"), ("scopes", "api-read")], texts: &[] },
    Form {
        path: "/complaints/bulk",
        filled: &[("number", "T20260930-0001"), ("do", "note"), ("note", "x"), ("go", "yes")],
        texts: &["reason", "root_cause", "department", "to"],
    },
    Form { path: "/complaints/T20260930-0001/concerned", filled: &[("staff", "1004")], texts: &["remark"] },
    Form {
        path: "/complaints/T20260930-0001/handover",
        filled: &[("to", "1001"), ("reason", "x")],
        texts: &[],
    },
    Form {
        path: "/complaints/T20260930-0001/judgement",
        filled: &[("verdict", "not-valid"), ("reason", "x")],
        texts: &["explanation", "guidance", "told"],
    },
    Form { path: "/complaints/T20260930-0001/dispatch", filled: &[("department", "BILL")], texts: &[] },
];
