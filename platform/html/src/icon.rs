use std::sync::LazyLock;

use maud::{Markup, Render, html};

use crate::assets;

macro_rules! icons {
    ($($variant:ident = $name:literal),* $(,)?) => {
        /// A sign beside a word. Never alone where its meaning is not said in words too.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub enum Icon { $(#[doc = concat!("The sign `", $name, "`.")] $variant),* }

        impl Icon {
            /// Every icon.
            pub const ALL: &'static [Self] = &[$(Self::$variant),*];

            /// The name in the sprite, and in `@tabler/icons`.
            pub const fn name(self) -> &'static str {
                match self { $(Self::$variant => $name),* }
            }
        }
    };
}

icons! {
    Alarm = "alarm",
    AlertCircle = "alert-circle",
    AlertTriangle = "alert-triangle",
    Archive = "archive",
    ArrowBackUp = "arrow-back-up",
    ArrowDown = "arrow-down",
    ArrowForward = "arrow-forward-up",
    ArrowUp = "arrow-up",
    ArrowsRightLeft = "arrows-right-left",
    Ban = "ban",
    Bell = "bell",
    Book = "book",
    Briefcase = "briefcase",
    Building = "building",
    Calendar = "calendar",
    CalendarPlus = "calendar-plus",
    Cash = "cash",
    Category = "category",
    ChartBar = "chart-bar",
    ChartLine = "chart-line",
    Check = "check",
    ChevronDown = "chevron-down",
    ChevronLeft = "chevron-left",
    ChevronRight = "chevron-right",
    CircleCheck = "circle-check",
    CircleX = "circle-x",
    Clipboard = "clipboard-list",
    Clock = "clock",
    ClockPause = "clock-pause",
    Command = "command",
    Copy = "copy",
    Database = "database",
    DeviceMobile = "device-mobile",
    Dots = "dots",
    Download = "download",
    Edit = "edit",
    Eye = "eye",
    File = "file",
    FileText = "file-text",
    Filter = "filter",
    Flag = "flag",
    Gavel = "gavel",
    Headset = "headset",
    Help = "help-circle",
    History = "history",
    Home = "home",
    Inbox = "inbox",
    Info = "info-circle",
    Key = "key",
    Keyboard = "keyboard",
    Language = "language",
    Lifebuoy = "lifebuoy",
    Link = "link",
    ListCheck = "list-check",
    Lock = "lock",
    Login = "login-2",
    Logout = "logout",
    Mail = "mail",
    Menu = "menu-2",
    Message = "message",
    MessagePlus = "message-plus",
    Messages = "messages",
    Moon = "moon",
    Note = "note",
    Paperclip = "paperclip",
    Phone = "phone",
    PhoneCall = "phone-call",
    Plus = "plus",
    Printer = "printer",
    Receipt = "receipt",
    Refresh = "refresh",
    Robot = "robot",
    Scale = "scale",
    Search = "search",
    Selector = "selector",
    Send = "send",
    Settings = "settings",
    ShieldCheck = "shield-check",
    Star = "star",
    Sun = "sun",
    SunMoon = "sun-moon",
    Target = "target-arrow",
    TextSize = "text-size",
    ThumbDown = "thumb-down",
    ThumbUp = "thumb-up",
    Trash = "trash",
    TrendingUp = "trending-up",
    Upload = "upload",
    User = "user",
    UserCheck = "user-check",
    UserPlus = "user-plus",
    Users = "users",
    Wifi = "wifi",
    X = "x",
}

impl Render for Icon {
    fn render(&self) -> Markup {
        static SPRITE: LazyLock<String> = LazyLock::new(|| assets::url("icons.svg"));
        html! {
            svg.k-icon aria-hidden="true" focusable="false" { use href={ (*SPRITE) "#" (self.name()) } {} }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_icon_is_in_the_list_that_the_sprite_is_made_of() {
        let list =
            std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/../../web/icons.json")).unwrap();
        let mut names: Vec<String> = serde_json::from_str(&list).unwrap();
        let mut ours: Vec<_> = Icon::ALL.iter().map(|icon| icon.name().to_owned()).collect();
        names.sort();
        ours.sort();
        assert_eq!(names, ours);
    }
}
