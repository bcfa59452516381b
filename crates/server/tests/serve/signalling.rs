//! Signalling by the real server: a meeting, and what bad input comes to.

use proto::{
    AdmissionToken, ClientMessage, Departure, EntryBody, Epoch, FileId, MAX_ASKED, ParticipantId,
    Refusal, ServerMessage,
};
use tokio_tungstenite::connect_async;
use tokio_tungstenite::tungstenite::client::IntoClientRequest as _;
use tokio_tungstenite::tungstenite::http::HeaderValue;
use tokio_tungstenite::tungstenite::protocol::frame::Frame;
use tokio_tungstenite::tungstenite::protocol::frame::coding::{Data, OpCode};
use tokio_tungstenite::tungstenite::{Error, Message};

use crate::process::Server;
use crate::talker::{Secret, Talker, bounded, two};

fn refused(why: Refusal) -> ServerMessage {
    ServerMessage::Refused { why, reference: 0 }
}

#[tokio::test]
async fn two_meet_write_and_part() {
    let server = Server::start(&[]);
    let mut secret = Secret::new(1, "Weekly");
    let [(mut ada, mut ada_group), (mut bob, mut bob_group)] = two(server.port, &mut secret).await;

    let sealed = bob_group.seal_message(b"hello").expect("sealed");
    let app = ClientMessage::App {
        reference: 3,
        epoch: Epoch(1),
        message: bounded(&sealed),
    };
    bob.send(&app).await;
    for talker in [&mut ada, &mut bob] {
        let body = talker.entry().await.body;
        let EntryBody::App { message, .. } = body else {
            panic!("{body:?}");
        };
        assert_eq!(&message[..], &sealed[..]);
    }
    assert_eq!(
        ada_group.open_message(&sealed).expect("opens").content,
        b"hello"
    );

    bob.close().await;
    assert!(matches!(
        ada.entry().await.body,
        EntryBody::Gone {
            leaf: 1,
            how: Departure::Left,
            ..
        }
    ));
}

#[tokio::test]
async fn bad_messages_are_refused_and_touch_nobody_else() {
    let server = Server::start(&[]);
    let mut secret = Secret::new(2, "");
    let [(mut ada, _), (mut bob, _)] = two(server.port, &mut secret).await;

    let mut bad = Talker::connect(server.port).await;
    for garbage in [&b""[..], b"\xff\xff", b"\x02\x00", &[0x0a; 3]] {
        bad.send_raw(Message::Binary(garbage.to_vec().into())).await;
        assert_eq!(bad.next().await, Ok(refused(Refusal::Malformed)));
    }
    let wrong = ClientMessage::Join {
        room: secret.link.room_id(),
        token: AdmissionToken([1; 32]),
    };
    assert_eq!(bad.ask(&wrong).await, refused(Refusal::WrongToken));
    let early = ClientMessage::Verdict {
        seq: proto::Seq(0),
        accept: 0,
    };
    assert_eq!(bad.ask(&early).await, refused(Refusal::OutOfOrder));
    // A member's nonsense is no different.
    let nonsense = ClientMessage::Commit {
        epoch: Epoch(1),
        commit: bounded(b"not MLS"),
        group_info: bounded(b""),
        profile: bounded(b""),
    };
    assert_eq!(bob.ask(&nonsense).await, refused(Refusal::BadCommit));
    let nonsense = ClientMessage::Offer {
        sdp: bounded(b"not SDP"),
        lines: proto::List::new(vec![]).expect("none"),
    };
    assert_eq!(bob.ask(&nonsense).await, refused(Refusal::BadOffer));
    bob.is_untouched().await;
    ada.is_untouched().await;
    bad.is_untouched().await;
}

#[tokio::test]
async fn text_frames_and_oversized_messages_end_their_connection_alone() {
    let server = Server::start(&[]);
    let mut secret = Secret::new(3, "");
    let [(mut ada, _), _bob] = two(server.port, &mut secret).await;
    let large = vec![0; proto::MAX_MESSAGE_LEN + 1];
    for (message, why) in [
        (Message::Text("hello".into()), Refusal::Malformed),
        (Message::Binary(large.into()), Refusal::TooLarge),
    ] {
        let mut bad = Talker::connect(server.port).await;
        bad.send_raw(message).await;
        assert_eq!(bad.next().await, Ok(ServerMessage::Closing { why }));
        assert_eq!(bad.next().await, Err(4000 + why as u16));
    }
    ada.is_untouched().await;
}

#[tokio::test]
async fn who_has_not_joined_may_send_little() {
    let server = Server::start(&[]);
    let mut stranger = Talker::connect(server.port).await;
    let enough = vec![0; 64 << 10];
    stranger.send_raw(Message::Binary(enough.into())).await;
    assert_eq!(stranger.next().await, Ok(refused(Refusal::Malformed)));
    // In one frame, or in pieces that are never finished.
    let too_much = vec![0; (64 << 10) + 1];
    let piece = |data, size: usize| {
        Message::Frame(Frame::message(vec![0; size], OpCode::Data(data), false))
    };
    for messages in [
        vec![Message::Binary(too_much.into())],
        vec![
            piece(Data::Binary, 40 << 10),
            piece(Data::Continue, 40 << 10),
        ],
    ] {
        let mut stranger = Talker::connect(server.port).await;
        for message in messages {
            stranger.send_raw(message).await;
        }
        let why = Refusal::TooLarge;
        assert_eq!(stranger.next().await, Ok(ServerMessage::Closing { why }));
    }
}

#[tokio::test]
async fn a_socket_that_closes_mid_join_leaves_the_queue_to_others() {
    let server = Server::start(&[]);
    let mut secret = Secret::new(4, "");
    let [(mut ada, _), _bob] = two(server.port, &mut secret).await;
    let mut vanishing = Talker::connect(server.port).await;
    vanishing.ask(&secret.join()).await;
    vanishing.next().await.expect("its tree");
    let mut next = Talker::connect(server.port).await;
    assert!(matches!(
        next.ask(&secret.join()).await,
        ServerMessage::Queued { ahead: 1, .. }
    ));
    drop(vanishing);
    assert!(matches!(next.next().await, Ok(ServerMessage::Tree { .. })));
    ada.is_untouched().await;
}

#[tokio::test]
async fn only_the_subprotocol_and_the_same_origin_get_in() {
    let server = Server::start(&[]);
    let port = server.port;
    for (name, value, status) in [
        ("sec-websocket-protocol", "other.v1", 400),
        ("origin", "https://elsewhere.example", 403),
    ] {
        let mut request = format!("ws://127.0.0.1:{port}/api/v1/signal")
            .into_client_request()
            .expect("a request");
        let headers = request.headers_mut();
        headers.insert(
            "sec-websocket-protocol",
            HeaderValue::from_static(proto::SUBPROTOCOL),
        );
        headers.insert(name, HeaderValue::from_static(value));
        match connect_async(request).await {
            Err(Error::Http(response)) => assert_eq!(response.status(), status, "{name}"),
            other => panic!("{name}: {other:?}"),
        }
    }
}

#[tokio::test]
async fn one_who_does_not_read_is_cut_off_and_the_others_go_on() {
    let server = Server::start(&[]);
    let mut secret = Secret::new(5, "");
    let [(mut ada, _), (mut bob, _)] = two(server.port, &mut secret).await;
    // Bob asks for more than lies between two sockets, and reads none of it.
    let file = FileId([3; 16]);
    for round in 0..32 {
        let (first, count) = (round * MAX_ASKED, MAX_ASKED as u8);
        let of = ParticipantId(ada.participant());
        bob.send(&ClientMessage::Ask {
            of,
            file,
            first,
            count,
        })
        .await;
        let by = ParticipantId(bob.participant());
        let ask = ServerMessage::Ask {
            by,
            file,
            first,
            count,
        };
        assert_eq!(ada.next().await, Ok(ask));
        for index in first..first + MAX_ASKED {
            ada.send(&ClientMessage::Chunk {
                to: by,
                file,
                index,
                epoch: Epoch(1),
                chunk: bounded(&[7; 32 << 10]),
            })
            .await;
        }
        for _ in 0..MAX_ASKED {
            assert_eq!(ada.next().await, Ok(ServerMessage::Taken));
        }
        // No more than anybody may ask for in that time.
        tokio::time::sleep(std::time::Duration::from_millis(130)).await;
    }
    let since = std::time::Instant::now();
    while !server.said().contains("reads too slowly") {
        assert!(since.elapsed().as_secs() < 30, "he is still waited for");
        tokio::time::sleep(std::time::Duration::from_millis(100)).await;
    }
    ada.is_untouched().await;
    drop(bob);
}

#[tokio::test]
async fn a_server_that_stops_says_so_and_ends_soon() {
    let server = Server::start(&[]);
    let mut secret = Secret::new(6, "");
    let [(mut ada, _), (mut bob, _)] = two(server.port, &mut secret).await;
    let since = std::time::Instant::now();
    server.terminate();
    for talker in [&mut ada, &mut bob] {
        let why = Refusal::ShuttingDown;
        assert_eq!(talker.next().await, Ok(ServerMessage::Closing { why }));
        assert_eq!(talker.next().await, Err(4017));
    }
    let (status, _) = server.wait();
    assert!(status.success());
    assert!(since.elapsed().as_secs() < 10);
}
