//! SFrame (RFC 9605): header codec, the five cipher suites, the key schedule.
