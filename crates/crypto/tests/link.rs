//! The link: round trips, damaged links, what it yields.

use crypto::link::{
    HostKey, Link, LinkError, MAX_LABEL_CHARS, MAX_PASSWORD_LEN, RoomSecrets, StretchedPassword,
};
use crypto::rng::Rng;

const SECRET: &str = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8";

fn rng() -> Rng {
    Rng::from_seed([1; 32])
}

fn error(fragment: &str) -> LinkError {
    Link::parse(fragment).map(drop).expect_err(fragment)
}

#[test]
fn a_link_reads_back_as_it_was_written() {
    let mut rng = rng();
    let host = HostKey::generate(&mut rng);
    for label in [
        "",
        "Tea",
        "Tee & Gebäck, 5 o'clock",
        "a.b~c#d/e?f%20",
        "🦄.~",
    ] {
        for needs_password in [false, true] {
            for host in [None, Some(&host)] {
                let link = Link::generate(&mut rng, label, needs_password, host);
                let fragment = link.to_fragment();
                let again = Link::parse(&format!("#{}", *fragment)).expect("a link");
                assert_eq!(again.label(), label);
                assert_eq!(again.needs_password(), needs_password);
                assert_eq!(again.host_commitment(), host.map(HostKey::commitment));
                assert_eq!(again.room_id(), link.room_id());
                assert_eq!(*again.to_fragment(), *fragment);
                let allowed = |c: char| c.is_ascii_alphanumeric() || "-_.~%".contains(c);
                assert!(fragment.chars().all(allowed), "safe in any address bar");
            }
        }
    }
}

#[test]
fn a_link_is_what_the_public_surface_says() {
    let link = Link::parse(&format!("Team%20tea.{SECRET}~ph{}", "A".repeat(22))).expect("a link");
    assert_eq!(link.label(), "Team tea");
    assert!(link.needs_password());
    assert_eq!(link.host_commitment().map(|host| host.0), Some([0; 16]));
    let bare = Link::parse(SECRET).expect("a link");
    assert!(!bare.needs_password() && bare.host_commitment().is_none());
    assert_eq!(
        bare.room_id(),
        link.room_id(),
        "the secret alone names the room"
    );
}

#[test]
fn a_damaged_link_says_how_it_is_damaged() {
    for cut in [
        "",
        "x",
        &SECRET[1..],
        &format!("{SECRET}A"),
        &format!("Tea{SECRET}"),
    ] {
        assert_eq!(error(cut), LinkError::Length, "{cut}");
    }
    let foreign = format!("!{}", &SECRET[1..]);
    let loose_bits = format!("{}9", &SECRET[..42]);
    for foreign in [foreign, loose_bits] {
        assert_eq!(error(&foreign), LinkError::Alphabet, "{foreign}");
    }
    let short = "A".repeat(21);
    let odd = format!("{}!", "A".repeat(21));
    for flags in [
        "",
        "x",
        "pp",
        "px",
        "h",
        &format!("h{short}"),
        &format!("h{odd}"),
    ] {
        assert_eq!(
            error(&format!("{SECRET}~{flags}")),
            LinkError::Flags,
            "{flags}"
        );
    }
    let long = "x".repeat(MAX_LABEL_CHARS + 1);
    for label in ["%", "%2", "%zz", "%ff", "%0a", &long] {
        assert_eq!(
            error(&format!("{label}.{SECRET}")),
            LinkError::Label,
            "{label}"
        );
    }
}

#[test]
fn a_host_link_carries_the_key_and_the_link_that_others_get_does_not() {
    let mut rng = rng();
    let (host, other) = (HostKey::generate(&mut rng), HostKey::generate(&mut rng));
    for needs_password in [false, true] {
        let link = Link::generate(&mut rng, "Tea", needs_password, Some(&host));
        let kept = link.to_host_link(&host, false).expect("its host");
        let (again, key) = Link::parse_with_key(&kept).expect("a link");
        assert_eq!(key.map(|key| key.commitment()), link.host_commitment());
        assert_eq!(*again.to_fragment(), *link.to_fragment());
        assert_eq!(*again.to_invitation(false), *link.to_fragment());
        assert_eq!(again.room_id(), link.room_id());
        assert_eq!(again.needs_password(), needs_password);
        assert!(link.to_host_link(&other, false).is_none());

        let seed = data_encoding::BASE64URL_NOPAD.encode(&*host.to_bytes());
        assert!(kept.contains(&seed) && !link.to_fragment().contains(&seed));
        let (_, none) = Link::parse_with_key(&link.to_fragment()).expect("a link");
        assert!(none.is_none());
    }
    let key = "A".repeat(43);
    let named = "A".repeat(22);
    for flags in [
        "k".to_owned(),
        format!("k{}", &key[1..]),
        format!("k{key}h{named}"),
        format!("h{named}k{key}"),
        format!("k{key}k{key}"),
    ] {
        assert_eq!(error(&format!("{SECRET}~{flags}")), LinkError::Flags);
    }
}

#[test]
fn a_label_loses_control_characters_and_what_is_too_long() {
    let label = format!(" a\u{0}b{}", "c".repeat(100));
    let link = Link::generate(&mut rng(), &label, false, None);
    assert_eq!(link.label().chars().count(), MAX_LABEL_CHARS);
    assert!(link.label().starts_with("abc"));
    assert!(Link::parse(&link.to_fragment()).is_ok());
}

#[test]
fn two_links_share_nothing_and_a_password_changes_all_but_the_rooms_name() {
    let mut rng = rng();
    let one = Link::generate(&mut rng, "", true, None);
    let two = Link::generate(&mut rng, "", true, None);
    assert_ne!(one.room_id(), two.room_id());
    assert_ne!(one.password_salt(), two.password_salt());
    let open = RoomSecrets::derive(&one, None);
    let a = RoomSecrets::derive(&one, Some(&StretchedPassword::from_bytes([1; 32])));
    let b = RoomSecrets::derive(&one, Some(&StretchedPassword::from_bytes([2; 32])));
    assert_eq!(open.room_id(), a.room_id());
    let tokens = [&open, &a, &b].map(RoomSecrets::admission_token);
    assert!(tokens[0] != tokens[1] && tokens[1] != tokens[2] && tokens[0] != tokens[2]);
    assert_ne!(a.admission_token().0, a.token_hash().0);
}

/// Pinned, so that links of today open rooms of tomorrow. The values were computed
/// by other implementations of HKDF (Python's `hmac`) and Argon2id (OpenSSL's).
#[test]
fn what_a_link_yields_never_changes() {
    let link = Link::parse(SECRET).expect("a link");
    let hex = |bytes: &[u8]| data_encoding::HEXLOWER.encode(bytes);
    let open = RoomSecrets::derive(&link, None);
    assert_eq!(hex(&link.room_id().0), ROOM_ID);
    assert_eq!(hex(&open.token_hash().0), TOKEN_HASH);
    let stretched =
        StretchedPassword::stretch(b"correct horse", &link.password_salt()).expect("stretched");
    assert_eq!(hex(stretched.as_bytes()), STRETCHED);
}

const ROOM_ID: &str = "c4d957d299252e9878a05888f9a8e683";
const TOKEN_HASH: &str = "9aade3f6d3b3c6611032baa973eb104ecafc34ec054782911f6572e2de49d54c";
const STRETCHED: &str = "4f628ee33628abdf4df59ee3ed2deaca40bad94cc266d9b5201b971dfe1d3d4e";

#[test]
fn a_password_is_neither_empty_nor_endless() {
    let salt = [0; 32];
    assert!(StretchedPassword::stretch(b"", &salt).is_none());
    assert!(StretchedPassword::stretch(&[b'x'; MAX_PASSWORD_LEN + 1], &salt).is_none());
}
