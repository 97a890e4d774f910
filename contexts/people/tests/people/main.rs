//! The people of the department, on both databases.

#[cfg(test)]
mod administration;
#[cfg(test)]
mod browser;
#[cfg(test)]
mod department;
#[cfg(test)]
mod desk;
#[cfg(test)]
mod fixture;
#[cfg(test)]
mod house;
#[cfg(test)]
mod sign_in;
#[cfg(test)]
mod staff;
#[cfg(test)]
mod token;
#[cfg(test)]
mod words;
