//! The customers and their files, on both databases.

#[cfg(test)]
mod contact;
#[cfg(test)]
mod file;
#[cfg(test)]
mod fixture;
#[cfg(test)]
mod search;
