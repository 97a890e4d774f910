//! Pages, one file per screen.

mod boards;

pub use self::boards::boards_routes;
