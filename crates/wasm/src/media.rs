//! The media worker's half. (Frames follow.)
