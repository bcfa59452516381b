//! What the server says of people: nothing.

use data_encoding::{BASE64, BASE64URL_NOPAD, HEXLOWER, HEXUPPER};
use proto::{AdmissionToken, ClientMessage, Epoch, Refusal, ServerMessage};

use crate::process::Server;
use crate::talker::{Secret, Talker, bounded, two};

/// All the ways in which bytes may be written.
fn spellings(bytes: &[u8]) -> Vec<String> {
    vec![
        HEXLOWER.encode(bytes),
        HEXUPPER.encode(bytes),
        BASE64.encode(bytes).trim_end_matches('=').to_owned(),
        BASE64URL_NOPAD.encode(bytes),
        format!("{bytes:?}").trim_matches(['[', ']']).to_owned(),
        String::from_utf8_lossy(bytes).into_owned(),
    ]
}

#[tokio::test]
async fn at_the_most_talkative_level_no_log_line_holds_an_address_a_room_a_name_or_a_token() {
    let server = Server::start(&["--log", "debug"]);
    let mut secret = Secret::new(11, "Quarterly-Review");
    let room = secret.link.room_id();
    let [(mut ada, mut ada_group), (mut bob, _)] = two(server.port, &mut secret).await;

    // Everything that a participant may send, well and badly.
    let sealed = ada_group.seal_message(b"meet me at noon").expect("sealed");
    ada.send(&ClientMessage::App {
        reference: 1,
        epoch: Epoch(1),
        message: bounded(&sealed),
    })
    .await;
    ada.send(&ClientMessage::Offer {
        sdp: bounded(b"v=0\r\no=- 1 1 IN IP4 203.0.113.9\r\n"),
        lines: proto::List::new(vec![]).expect("none"),
    })
    .await;
    let mut other = Talker::connect(server.port).await;
    other.ask(&ClientMessage::Look { room }).await;
    let wrong = AdmissionToken([0x5a; 32]);
    let refused = other.ask(&ClientMessage::Join { room, token: wrong }).await;
    assert!(matches!(
        refused,
        ServerMessage::Refused {
            why: Refusal::WrongToken,
            ..
        }
    ));
    let garbage = tokio_tungstenite::tungstenite::Message::Binary(vec![0xff; 64].into());
    other.send_raw(garbage).await;
    other.next().await.expect("refused");
    bob.send(&ClientMessage::Leave).await;
    while bob.next().await.is_ok() {}
    drop(other);
    ada.close().await;
    server.terminate();
    let (status, said) = server.wait();
    assert!(status.success());

    assert!(said.contains("DEBUG"), "nothing was logged: {said}");
    // What is printed for the operator, and holds the listening addresses.
    let logged: String = said
        .lines()
        .filter(|line| !line.starts_with("SecureMeeting is at") && !line.starts_with("Media goes"))
        .collect::<Vec<_>>()
        .join("\n");
    let link = secret.link.to_fragment();
    let mut secrets: Vec<String> = [
        "Ada",
        "Bob",
        "Quarterly",
        "noon",
        "127.0.0.1",
        "::1",
        "203.0.113",
    ]
    .map(str::to_owned)
    .to_vec();
    secrets.extend(spellings(&room.0));
    secrets.extend(spellings(&secret.secrets.admission_token().0));
    secrets.extend(spellings(&secret.secrets.token_hash().0));
    secrets.extend(spellings(&wrong.0));
    secrets.push(link.to_string());
    secrets.push("ParticipantId".to_owned());
    for secret in secrets {
        assert!(!logged.contains(&secret), "{secret:?} was logged: {logged}");
    }
}
