use kernel::Language;

use crate::{Department, Staff};

/// Who some staff numbers are, and every department: what a page needs to say names instead of codes.
#[derive(Debug, Clone, Default)]
pub struct Directory {
    /// Those of the asked-for numbers that are known, at work or gone.
    pub staff: Vec<Staff>,
    /// Every department, by code.
    pub departments: Vec<Department>,
}

impl Directory {
    /// The member of staff with this number.
    pub fn staff(&self, number: &str) -> Option<&Staff> {
        self.staff.iter().find(|staff| staff.number.as_str() == number)
    }

    /// What the member of staff with this number is called.
    pub fn name(&self, number: &str) -> Option<&str> {
        self.staff(number).map(|staff| staff.name.as_str())
    }

    /// What the department with this code is called.
    pub fn department(&self, code: &str, language: Language) -> Option<&str> {
        let department = self.departments.iter().find(|department| department.code.as_str() == code);
        department.map(|department| department.name.in_language(language))
    }
}
