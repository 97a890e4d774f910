//! The desk of complaints over HTTP, on both databases.

#[cfg(test)]
mod browser;
#[cfg(test)]
mod case;
#[cfg(test)]
mod customer;
#[cfg(test)]
mod evidence;
#[cfg(test)]
mod helpers;
#[cfg(test)]
mod hostile;
#[cfg(test)]
mod house;
#[cfg(test)]
mod inbox;
#[cfg(test)]
mod refusals;
#[cfg(test)]
mod words;
