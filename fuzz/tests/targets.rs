//! Every parser of untrusted bytes stands what the driver makes up, for
//! `FUZZ_SECONDS` each (one unless told), and everything in the corpus.

use std::path::Path;

use fuzz::{TARGETS, driver, target};

fn attack(name: &'static str) {
    let count = driver::run(target(name).expect("there is such a target"));
    println!("{name}: {count} inputs");
}

#[test]
fn no_message_of_a_client_breaks_its_parser() {
    attack("client_message");
}

#[test]
fn no_message_of_a_server_breaks_its_parser() {
    attack("server_message");
}

#[test]
fn no_link_breaks_its_parser() {
    attack("link");
}

#[test]
fn no_sframe_header_breaks_its_parser() {
    attack("sframe_header");
}

#[test]
fn no_frame_breaks_the_opener() {
    attack("frame");
}

#[test]
fn no_card_breaks_its_parser() {
    attack("card");
}

#[test]
fn no_card_that_a_link_holder_sealed_breaks_its_parser() {
    attack("card_content");
}

#[test]
fn no_profile_breaks_its_parser() {
    attack("profile");
}

#[test]
fn no_profile_that_a_member_sealed_breaks_its_parser() {
    attack("profile_content");
}

#[test]
fn no_knock_breaks_its_parser() {
    attack("knock");
}

#[test]
fn no_commit_breaks_members_or_server() {
    attack("commit");
}

#[test]
fn no_group_info_breaks_joiners_or_server() {
    attack("group_info");
}

#[test]
fn no_tree_breaks_joiners_or_server() {
    attack("tree");
}

#[test]
fn no_welcome_breaks_who_knocks() {
    attack("welcome");
}

#[test]
fn no_message_breaks_its_opener() {
    attack("message");
}

#[test]
fn no_word_of_a_member_breaks_a_client() {
    attack("content");
}

#[test]
fn no_word_of_a_server_breaks_a_client() {
    attack("client");
}

#[test]
fn nothing_on_its_sockets_breaks_a_room() {
    attack("room");
}

#[test]
fn no_offer_or_datagram_breaks_the_forwarding() {
    attack("media");
}

#[test]
fn no_websocket_frame_breaks_what_looks_at_them() {
    attack("framing");
}

#[test]
fn no_configuration_breaks_its_parser() {
    attack("options");
}

#[test]
fn nothing_on_a_stream_breaks_its_frames() {
    attack("frames");
}

#[test]
fn no_stranger_breaks_the_relay() {
    attack("turn");
}

#[test]
#[ignore = "writes files"]
fn the_corpus_is_written_anew() {
    for target in &TARGETS {
        driver::write_corpus(target).expect("written");
    }
}

#[test]
fn every_target_is_attacked() {
    let source = include_str!("targets.rs");
    for target in &TARGETS {
        let call = format!("attack(\"{}\")", target.name);
        assert!(source.contains(&call), "{} has no test", target.name);
        let kept = Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus");
        assert!(
            kept.join(target.name).is_dir(),
            "{} has no corpus",
            target.name
        );
    }
}
