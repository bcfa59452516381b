//! A scripted participant with real keys, over a real WebSocket.

use std::time::Duration;

use crypto::group::{Group, Identity, Terms};
use crypto::link::{HostKey, Link, RoomSecrets};
use crypto::profile::Profile;
use crypto::rng::Rng;
use futures_util::{SinkExt as _, StreamExt as _};
use proto::{
    Bytes, ClientMessage, Entry, EntryBody, Epoch, ParticipantId, ResumeToken, RoomId,
    ServerMessage,
};
use tokio::net::TcpStream;
use tokio_tungstenite::tungstenite::Message;
use tokio_tungstenite::tungstenite::client::IntoClientRequest as _;
use tokio_tungstenite::tungstenite::http::HeaderValue;
use tokio_tungstenite::{MaybeTlsStream, WebSocketStream, connect_async};

type Socket = WebSocketStream<MaybeTlsStream<TcpStream>>;

/// A room as those who hold its link know it.
pub(crate) struct Secret {
    pub(crate) link: Link,
    pub(crate) secrets: RoomSecrets,
    host: HostKey,
    rng: Rng,
}

/// One WebSocket.
pub(crate) struct Talker {
    socket: Socket,
    /// Who it is in which room, and the proof of it.
    ticket: Option<(RoomId, ParticipantId, ResumeToken)>,
    /// How it may use the relay: its port, a user name and a password.
    pub(crate) relay: Option<(u16, String, String)>,
}

pub(crate) fn bounded<const MAX: usize>(bytes: &[u8]) -> Bytes<MAX> {
    Bytes::new(bytes).expect("within its limit")
}

impl Secret {
    pub(crate) fn new(seed: u8, label: &str) -> Self {
        let mut rng = Rng::from_seed([seed; 32]);
        let host = HostKey::generate(&mut rng);
        let link = Link::generate(&mut rng, label, false, Some(&host));
        let secrets = RoomSecrets::derive(&link, None);
        Self {
            link,
            secrets,
            host,
            rng,
        }
    }

    pub(crate) fn create(&mut self, name: &str) -> (ClientMessage, Group) {
        let identity = Identity::generate(&mut self.rng);
        let (mut group, founding) = Group::create(
            &mut self.rng,
            identity,
            &self.link,
            &self.secrets,
            false,
            Some(&self.host),
            Terms::default(),
        )
        .expect("a group");
        let profile = Profile::new(name, 7).expect("a name");
        let message = ClientMessage::Create {
            room: self.link.room_id(),
            token_hash: self.secrets.token_hash(),
            card: bounded(&founding.card),
            group_info: bounded(&founding.group_info),
            tree: bounded(&founding.tree),
            profile: bounded(&group.seal_profile(&profile, 0)),
        };
        (message, group)
    }

    pub(crate) fn join(&self) -> ClientMessage {
        ClientMessage::Join {
            room: self.link.room_id(),
            token: self.secrets.admission_token(),
        }
    }

    /// The commit that answers a tree.
    pub(crate) fn commit(&mut self, tree: &ServerMessage, name: &str) -> (ClientMessage, Group) {
        let ServerMessage::Tree {
            epoch,
            group_info,
            tree,
            ..
        } = tree
        else {
            panic!("no tree: {tree:?}");
        };
        let identity = Identity::generate(&mut self.rng);
        let (mut group, join) = Group::join(
            &mut self.rng,
            identity,
            &self.link,
            &self.secrets,
            None,
            group_info,
            tree,
        )
        .expect("a valid tree");
        let profile = Profile::new(name, 9).expect("a name");
        let message = ClientMessage::Commit {
            epoch: *epoch,
            commit: bounded(&join.commit),
            group_info: bounded(&join.group_info),
            profile: bounded(&group.seal_profile(&profile, 0)),
        };
        (message, group)
    }
}

impl Talker {
    pub(crate) async fn connect(port: u16) -> Self {
        let mut request = format!("ws://127.0.0.1:{port}/api/v1/signal")
            .into_client_request()
            .expect("a request");
        let protocol = HeaderValue::from_static(proto::SUBPROTOCOL);
        request
            .headers_mut()
            .insert("sec-websocket-protocol", protocol);
        let (socket, _) = connect_async(request).await.expect("connects");
        Self {
            socket,
            ticket: None,
            relay: None,
        }
    }

    pub(crate) async fn send(&mut self, message: &ClientMessage) {
        self.send_raw(Message::Binary(message.encode().into()))
            .await;
    }

    pub(crate) async fn send_raw(&mut self, message: Message) {
        self.socket.send(message).await.expect("the server reads");
    }

    /// The next message; `Err` is the close code.
    pub(crate) async fn next(&mut self) -> Result<ServerMessage, u16> {
        let deadline = Duration::from_secs(20);
        loop {
            let message = tokio::time::timeout(deadline, self.socket.next()).await;
            match message.expect("the server answers in time") {
                Some(Ok(Message::Binary(bytes))) => {
                    let message = ServerMessage::decode(&bytes).expect("well formed");
                    let ServerMessage::Relay {
                        port,
                        user,
                        password,
                    } = message
                    else {
                        return Ok(message);
                    };
                    let text = |bytes| String::from_utf8(bytes).expect("ASCII");
                    self.relay = Some((port, text(user.into_vec()), text(password.into_vec())));
                }
                Some(Ok(Message::Close(Some(frame)))) => return Err(frame.code.into()),
                Some(Ok(_)) => {}
                Some(Err(_)) | None => return Err(0),
            }
        }
    }

    pub(crate) async fn ask(&mut self, message: &ClientMessage) -> ServerMessage {
        self.send(message).await;
        self.next().await.expect("still open")
    }

    /// Closes in good order.
    pub(crate) async fn close(mut self) {
        self.socket.close(None).await.expect("open until now");
    }

    /// Who it is.
    pub(crate) fn participant(&self) -> u32 {
        self.ticket.expect("it is in a room").1.0
    }

    /// Shows that the connection is alive and has nothing unread.
    pub(crate) async fn is_untouched(&mut self) {
        let pong = self.ask(&ClientMessage::Ping { nonce: 77 }).await;
        assert_eq!(pong, ServerMessage::Pong { nonce: 77 });
    }

    pub(crate) async fn entry(&mut self) -> Entry {
        match self.next().await {
            Ok(ServerMessage::Entry(entry)) => entry,
            other => panic!("no entry: {other:?}"),
        }
    }
}

/// Opens a room, lets a second in, and gives both with their groups.
pub(crate) async fn two(port: u16, secret: &mut Secret) -> [(Talker, Group); 2] {
    let mut ada = Talker::connect(port).await;
    let (create, mut ada_group) = secret.create("Ada");
    let ServerMessage::Created {
        participant,
        resume,
        ..
    } = ada.ask(&create).await
    else {
        panic!("no room was created");
    };
    ada.ticket = Some((secret.link.room_id(), participant, resume));

    let mut bob = Talker::connect(port).await;
    let ServerMessage::Queued {
        participant,
        resume,
        ahead: 0,
        ..
    } = bob.ask(&secret.join()).await
    else {
        panic!("bob is not queued");
    };
    bob.ticket = Some((secret.link.room_id(), participant, resume));
    let tree = bob.next().await.expect("the tree");
    let (commit, mut bob_group) = secret.commit(&tree, "Bob");
    bob.send(&ClientMessage::Ready { epoch: Epoch(0) }).await;
    bob.send(&commit).await;

    for (talker, group) in [(&mut ada, &mut ada_group), (&mut bob, &mut bob_group)] {
        let entry = talker.entry().await;
        let EntryBody::Commit { commit, .. } = &entry.body else {
            panic!("{entry:?}");
        };
        let provisional = group.process_commit(commit, |_| false).expect("valid");
        let seq = entry.seq;
        talker
            .send(&ClientMessage::Verdict { seq, accept: 1 })
            .await;
        assert_eq!(
            talker.entry().await.body,
            EntryBody::Confirmed { commit: seq }
        );
        group.merge(provisional).expect("confirmed");
    }
    [(ada, ada_group), (bob, bob_group)]
}
