/// Which edition of the contracts a base path serves. The handlers are the same; few answers differ.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Edition {
    /// v4: a partial page has status 206, and bodies need no `@type`.
    V4,
    /// v5: `@type` is mandatory where the contract says so.
    V5,
}

impl Edition {
    /// The edition's part of a base path, e.g. `v5`.
    pub const fn name(self) -> &'static str {
        match self {
            Self::V4 => "v4",
            Self::V5 => "v5",
        }
    }

    /// The edition that a path `/tmf-api/{api}/{edition}/…` asks for.
    pub fn of_path(path: &str) -> Self {
        match path.split('/').nth(3) {
            Some("v4") => Self::V4,
            Some(_) | None => Self::V5,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_base_path_decides() {
        assert_eq!(Edition::of_path("/tmf-api/troubleTicket/v4/troubleTicket/1"), Edition::V4);
        assert_eq!(Edition::of_path("/tmf-api/troubleTicket/v5/troubleTicket/v4"), Edition::V5);
    }
}
