//! Every opponent of `docs/security.md` that drives real clients in memory, and
//! what comes of it. Those that parsers, frames or the room alone can tell are
//! tested where those are.

mod accomplices;
mod door;
mod formers;
mod frames;
mod ghosts;
mod histories;
mod hosts;
mod keys;
mod members;
mod restarts;
mod rolled_back;
mod sealed;
