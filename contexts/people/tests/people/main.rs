//! The people of the department, on both databases.

#[cfg(test)]
mod department;
#[cfg(test)]
mod fixture;
#[cfg(test)]
mod staff;
