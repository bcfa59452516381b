//! Another implementation of MLS (RFC 9420) reads our rooms: see `tests`.
