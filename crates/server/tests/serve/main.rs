//! The real binary, from outside: command line, pages, signalling, and what
//! its logs do not say.

mod command;
mod linked;
mod pages;
mod paths;
mod peer;
mod privacy;
mod process;
mod signalling;
mod talker;
mod ways;
