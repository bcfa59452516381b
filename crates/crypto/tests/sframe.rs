//! RFC 9605: a handful of the vectors of its appendix C always, all of them when
//! the published file is there.

use std::path::Path;

use crypto::sframe::{Header, Key, MAX_HEADER_LEN, OpenError, Suite};
use data_encoding::HEXLOWER;
use serde_json::Value;

/// Kept beside the repository, not in it.
const VECTORS: &str = concat!(
    env!("CARGO_MANIFEST_DIR"),
    "/../../../shared/vectors/sframe-rfc9605.json"
);

fn hex(text: &str) -> Vec<u8> {
    HEXLOWER.decode(text.as_bytes()).expect("hex")
}

fn check_header(kid: u64, ctr: u64, encoded: &[u8]) {
    let header = Header { kid, ctr };
    let mut out = [0; MAX_HEADER_LEN];
    let len = header.encode(&mut out);
    assert_eq!(&out[..len], encoded);
    assert_eq!(Header::decode(encoded), Some((header, encoded.len())));
}

struct Vector {
    suite: Suite,
    kid: u64,
    ctr: u64,
    base_key: Vec<u8>,
    metadata: Vec<u8>,
    plain: Vec<u8>,
    sealed: Vec<u8>,
}

impl Vector {
    fn check(&self) {
        let key = Key::derive(self.suite, &self.base_key, self.kid);
        let mut sealed = Vec::new();
        key.seal(self.ctr, &self.metadata, &self.plain, &mut sealed);
        assert_eq!(sealed, self.sealed, "{:?}", self.suite);

        let (header, len) = Header::decode(&self.sealed).expect("a header");
        assert_eq!((header.kid, header.ctr), (self.kid, self.ctr));
        let open = |sealed: &[u8], metadata: &[u8], out: &mut Vec<u8>| {
            key.open(header.ctr, &sealed[..len], metadata, &sealed[len..], out)
        };
        let mut out = Vec::new();
        assert_eq!(open(&self.sealed, &self.metadata, &mut out), Ok(()));
        assert_eq!(out, self.plain);

        let mut out = Vec::new();
        for at in 0..self.sealed.len() {
            let mut broken = self.sealed.clone();
            broken[at] ^= 1;
            assert_eq!(open(&broken, &self.metadata, &mut out), Err(OpenError));
        }
        assert_eq!(open(&self.sealed, b"other", &mut out), Err(OpenError));
        assert!(out.is_empty());
    }
}

fn suite(number: u64) -> Option<Suite> {
    Some(match number {
        1 => Suite::Aes128CtrHmacSha256Tag80,
        2 => Suite::Aes128CtrHmacSha256Tag64,
        3 => Suite::Aes128CtrHmacSha256Tag32,
        4 => Suite::Aes128GcmSha256,
        5 => Suite::Aes256GcmSha512,
        _ => return None,
    })
}

#[test]
fn headers_of_the_rfcs_appendix_encode_and_decode() {
    for (kid, ctr, encoded) in [
        (0, 0, "00"),
        (0, 1, "01"),
        (0, 0xff, "08ff"),
        (0, 0x100, "090100"),
        (1, 0, "10"),
        (0xff, 0, "80ff"),
        (0xffff, 1, "91ffff"),
        (0x1_0000, 0x100_0000, "ab01000001000000"),
        (u64::MAX, u64::MAX, "ffffffffffffffffffffffffffffffffff"),
    ] {
        check_header(kid, ctr, &hex(encoded));
    }
}

#[test]
fn a_header_that_is_cut_or_longer_than_it_must_be_is_none() {
    for broken in [
        "", "80", "8f", "0807", "090001", "8007", "9100ff", "ab010000",
    ] {
        assert_eq!(Header::decode(&hex(broken)), None, "{broken}");
    }
}

#[test]
fn suites_4_and_5_of_the_rfcs_appendix_seal_and_open() {
    for (suite, sealed) in [
        (
            Suite::Aes128GcmSha256,
            "9901234567b7412c2513a1b66dbb48841bbaf17f598751176ad847681a69c6d0b091c07018ce4adb34eb",
        ),
        (
            Suite::Aes256GcmSha512,
            "990123456794f509d36e9beacb0e261d99c7d1e972f1fed787d4049f17ca21353c1cc24d56ceabced279",
        ),
    ] {
        Vector {
            suite,
            kid: 0x123,
            ctr: 0x4567,
            base_key: hex("000102030405060708090a0b0c0d0e0f"),
            metadata: b"IETF SFrame WG".to_vec(),
            plain: b"draft-ietf-sframe-enc".to_vec(),
            sealed: hex(sealed),
        }
        .check();
    }
}

#[test]
fn the_published_vectors_hold_when_they_are_there() {
    if !Path::new(VECTORS).exists() {
        eprintln!("no vectors at {VECTORS}: only those of the appendix were checked");
        return;
    }
    let text = std::fs::read_to_string(VECTORS).expect("readable");
    let vectors: Value = serde_json::from_str(&text).expect("JSON");
    let list = |name: &str| vectors[name].as_array().expect("a list").clone();
    let number = |v: &Value, name: &str| v[name].as_u64().expect("a number");
    let bytes = |v: &Value, name: &str| hex(v[name].as_str().expect("a string"));
    let headers = list("header");
    assert!(headers.len() > 200);
    for v in &headers {
        check_header(number(v, "kid"), number(v, "ctr"), &bytes(v, "encoded"));
    }
    let frames = list("sframe");
    let mut suites: Vec<u64> = frames.iter().map(|v| number(v, "cipher_suite")).collect();
    suites.sort_unstable();
    assert_eq!(suites, [1, 2, 3, 4, 5]);
    for v in &frames {
        Vector {
            suite: suite(number(v, "cipher_suite")).expect("one of the five"),
            kid: number(v, "kid"),
            ctr: number(v, "ctr"),
            base_key: bytes(v, "base_key"),
            metadata: bytes(v, "metadata"),
            plain: bytes(v, "pt"),
            sealed: bytes(v, "ct"),
        }
        .check();
    }
}
