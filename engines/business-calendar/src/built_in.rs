use std::sync::LazyLock;

use crate::Calendar;

static CHINA: LazyLock<Calendar> = LazyLock::new(|| built_in(include_str!("../calendars/cn.toml")));
static TAIWAN: LazyLock<Calendar> = LazyLock::new(|| built_in(include_str!("../calendars/tw.toml")));

fn built_in(text: &str) -> Calendar {
    Calendar::from_toml(text).expect("the calendars carried in the program are read by its tests")
}

impl Calendar {
    /// Mainland China, 2007 to 2026 (General Office of the State Council), read when first asked for.
    ///
    /// # Panics
    /// Never: the file is part of the program and read by its tests.
    pub fn china() -> &'static Self {
        &CHINA
    }

    /// The government offices of Taiwan, 2017 to 2025 (data.gov.tw), read when first asked for.
    ///
    /// # Panics
    /// Never: the file is part of the program and read by its tests.
    pub fn taiwan() -> &'static Self {
        &TAIWAN
    }

    /// The calendar carried in the program for this place, if it has one.
    ///
    /// ```
    /// # use business_calendar::Calendar;
    /// assert_eq!(Calendar::built_in("tw").unwrap().time_zone_name(), "Asia/Taipei");
    /// assert!(Calendar::built_in("de").is_none());
    /// ```
    pub fn built_in(place: &str) -> Option<&'static Self> {
        match place {
            "cn" => Some(Self::china()),
            "tw" => Some(Self::taiwan()),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn china_has_twenty_years_each_with_source_and_day_of_publication() {
        let years: Vec<_> = Calendar::china().years().collect();
        assert_eq!(years.len(), 20);
        assert_eq!((years[0].year, years[19].year), (2007, 2026));
        for year in years {
            assert!(year.published.is_some() && !year.sources.is_empty(), "{}", year.year);
        }
    }

    #[test]
    fn taiwan_has_nine_years_each_with_its_source() {
        let years: Vec<_> = Calendar::taiwan().years().collect();
        assert_eq!((years[0].year, years[8].year, years.len()), (2017, 2025, 9));
        assert!(years.iter().all(|year| !year.sources.is_empty()));
        assert!(Calendar::taiwan().attribution().contains("data.gov.tw"));
    }

    #[test]
    fn the_act_of_may_2025_is_the_second_revision_of_that_year_in_taiwan() {
        let friday = "2025-10-24".parse().unwrap();
        assert!(!Calendar::taiwan().is_working_day(friday).unwrap());
        let first = Calendar::taiwan().under(&["tw-2025.1".parse().unwrap()]).unwrap();
        assert!(first.is_working_day(friday).unwrap());
    }
}
