//! Offers: more slots, another connection, several layers, and bad ones.

use std::time::Duration;

use proto::{LineRole, ParticipantId, TrackKind};
use sfu::OfferError;
use str0m::change::SdpAnswer;
use str0m::media::{Direction, MediaKind, Rid, Simulcast, SimulcastLayer};
use str0m::rtp::RtpWrite;

use crate::world::{Client, ROOM, World, roles, sender, tile, vp8};

const SECOND: Duration = Duration::from_secs(1);

#[test]
fn the_answer_is_ice_lite_and_names_every_candidate() {
    let mut world = World::new();
    world.shard.add(ROOM, ParticipantId(1));
    let mut client = Client::new(1, world.instant());
    let (offer, _pending) = client.offer(&roles(1));
    let answer = world
        .shard
        .offer(
            world.now,
            ROOM,
            ParticipantId(1),
            offer.as_bytes(),
            &client.lines(),
        )
        .unwrap();
    let answer = String::from_utf8(answer).unwrap();
    assert!(answer.contains("a=ice-lite"));
    assert!(answer.contains("10.0.0.1 9000 typ host"));
}

#[test]
fn a_new_offer_adds_slots_and_leaves_the_others_as_they_were() {
    let mut world = World::meeting(3, &roles(1));
    world.watch(1, &[2]);
    world.talk(SECOND, &[2, 3]);
    world.negotiate(1, &[LineRole::CameraSlot; 3]).unwrap();
    world.watch(1, &[2, 3]);
    world.talk(SECOND, &[2, 3]);

    let slots = world.clients[&1].of_role(LineRole::CameraSlot);
    assert_eq!(slots.len(), 4);
    let first = world.clients[&1].got_on(slots[0]);
    assert!(first.len() > 40);
    assert!(
        first
            .windows(2)
            .all(|two| *two[1].seq_no == *two[0].seq_no + 1)
    );
    let second = world.clients[&1].got_on(slots[1]);
    assert!(second.len() > 15);
    assert!(second.iter().all(|packet| sender(packet) == 3));
}

#[test]
fn a_new_connection_takes_the_place_of_the_old_one() {
    let mut world = World::meeting(2, &roles(1));
    world.watch(2, &[1]);
    world.talk(SECOND, &[1, 2]);
    // The page was loaded anew: another certificate, another address.
    let mut client = Client::new(1, world.instant());
    client.address.set_port(6000);
    let old = world.clients.insert(1, client).unwrap();
    drop(old);
    world
        .clients
        .get_mut(&1)
        .unwrap()
        .rtc
        .add_local_candidate(str0m::Candidate::host(([10, 1, 0, 1], 6000).into(), "udp").unwrap());
    world.negotiate(1, &roles(1)).unwrap();
    world.run(SECOND);
    world.clients.get_mut(&2).unwrap().received.clear();
    world.talk(SECOND, &[1, 2]);
    assert!(world.clients[&2].got(LineRole::MicSlot).len() > 40);
    assert!(world.clients[&2].got(LineRole::CameraSlot).len() > 15);
    assert!(world.clients[&1].got(LineRole::MicSlot).len() > 40);
}

#[test]
fn an_ice_restart_keeps_the_media_going_and_asks_for_keyframes_both_ways() {
    let mut world = World::meeting(2, &roles(1));
    world.watch(1, &[2]);
    world.watch(2, &[1]);
    world.talk(SECOND, &[1, 2]);
    let client = world.clients.get_mut(&1).unwrap();
    let mut api = client.rtc.sdp_api();
    api.ice_restart(true);
    let (offer, pending) = api.apply().unwrap();
    let lines = client.lines();
    let sdp = offer.to_sdp_string();
    let answer = world
        .shard
        .offer(world.now, ROOM, ParticipantId(1), sdp.as_bytes(), &lines)
        .unwrap();
    let answer = SdpAnswer::from_sdp_string(&String::from_utf8(answer).unwrap()).unwrap();
    let client = world.clients.get_mut(&1).unwrap();
    client.rtc.sdp_api().accept_answer(pending, answer).unwrap();
    for client in world.clients.values_mut() {
        client.received.clear();
        client.asked.clear();
    }
    world.talk(2 * SECOND, &[1, 2]);
    assert!(world.clients[&1].got(LineRole::CameraSlot).len() > 45);
    assert!(world.clients[&2].got(LineRole::MicSlot).len() > 95);
    // What was on the old path is lost: waiting for somebody to complain costs
    // seconds.
    assert!(
        world
            .clients
            .values()
            .all(|client| !client.asked.is_empty())
    );
}

#[test]
fn of_several_layers_one_is_forwarded() {
    let mut world = World::meeting(1, &roles(1));
    world.shard.add(ROOM, ParticipantId(2));
    let mut client = Client::new(2, world.instant());
    let layers = ["q", "h", "f"].map(SimulcastLayer::new);
    let simulcast = Simulcast {
        send: layers.to_vec(),
        recv: vec![],
    };
    let mut api = client.rtc.sdp_api();
    let camera = api.add_media(
        MediaKind::Video,
        Direction::SendOnly,
        None,
        None,
        Some(simulcast),
    );
    client.lines.push((camera, LineRole::Camera));
    let (offer, pending) = api.apply().unwrap();
    let sdp = offer.to_sdp_string();
    assert!(sdp.contains("a=simulcast:send q;h;f"));
    let answer = world
        .shard
        .offer(
            world.now,
            ROOM,
            ParticipantId(2),
            sdp.as_bytes(),
            &client.lines(),
        )
        .unwrap();
    let answer = SdpAnswer::from_sdp_string(&String::from_utf8(answer).unwrap()).unwrap();
    client.rtc.sdp_api().accept_answer(pending, answer).unwrap();
    world.clients.insert(2, client);
    world.run(SECOND);
    world.publish(2, TrackKind::Camera, true);
    world.watch(1, &[2]);

    for picture in 0..100u64 {
        let now = world.now;
        let client = world.clients.get_mut(&2).unwrap();
        let pt = client.rtc.codec_config().params()[1].pt();
        // The layer that fills the tile stops halfway.
        for (layer, rid) in ["q", "h"]
            .into_iter()
            .enumerate()
            .take(2 - (picture / 50) as usize)
        {
            let payload = vp8(picture, picture % 10 == 0, &[0xee, 2, layer as u8]);
            let mut api = client.rtc.direct_api();
            let stream = api.stream_tx_by_mid(camera, Some(Rid::from(rid))).unwrap();
            let time = (now.as_millis() * 90) as u32;
            let number = 1000 + picture + 100 * layer as u64;
            let write = RtpWrite::new(pt, number.into(), time, std::time::Instant::now(), payload);
            stream.write_rtp(write.marker(true).nackable(true));
        }
        world.run(Duration::from_millis(40));
    }
    let seen = world.clients[&1].got(LineRole::CameraSlot);
    let layer = |payload: &[u8]| payload[payload.len() - 1];
    let turns = seen
        .windows(2)
        .filter(|two| layer(&two[0].payload) != layer(&two[1].payload));
    assert_eq!(turns.count(), 1);
    assert!(seen.len() > 60, "{}", seen.len());
    assert!(
        seen.windows(2)
            .all(|two| *two[1].seq_no == *two[0].seq_no + 1)
    );
}

#[test]
fn a_bad_offer_is_refused_and_nobody_notices() {
    let mut world = World::meeting(2, &roles(1));
    world.watch(1, &[2]);
    world.talk(SECOND, &[1, 2]);
    let mut client = Client::new(1, world.instant());
    let (good, _pending) = client.offer(&roles(1));
    let lines = client.lines();
    let bad: Vec<Vec<u8>> = vec![
        b"".to_vec(),
        b"v=0".to_vec(),
        vec![0xff; 100],
        vec![b'a'; 200_000],
        good.replace("a=ice-ufrag", "a=ice-nonsense").into_bytes(),
        good.replace("a=fingerprint:sha-256 ", "a=fingerprint:sha-256 zz")
            .into_bytes(),
        good.replace("a=mid:", "a=dim:").into_bytes(),
        good.replace("m=audio", "m=application").into_bytes(),
    ];
    for sdp in bad {
        let answer = world
            .shard
            .offer(world.now, ROOM, ParticipantId(1), &sdp, &lines);
        assert!(answer.is_err(), "{}", String::from_utf8_lossy(&sdp));
    }
    let stranger = ParticipantId(99);
    let answer = world
        .shard
        .offer(world.now, ROOM, stranger, good.as_bytes(), &lines);
    assert_eq!(answer, Err(OfferError::NoParticipant));

    world.clients.get_mut(&1).unwrap().received.clear();
    world.talk(SECOND, &[1, 2]);
    assert!(
        world.clients[&1].got(LineRole::CameraSlot).len() > 15,
        "the old connection stands"
    );
    assert!(world.clients[&2].got(LineRole::MicSlot).len() > 80);
}

#[test]
fn a_view_before_the_offer_counts_after_it() {
    let mut world = World::meeting(1, &roles(1));
    world.talk(SECOND, &[1]);
    world.shard.add(ROOM, ParticipantId(2));
    let mut client = Client::new(2, world.instant());
    let (offer, pending) = client.offer(&roles(1));
    let slot = client.of_role(LineRole::CameraSlot)[0];
    let view = [tile(slot, 1, TrackKind::Camera)];
    world.shard.view(world.now, ROOM, ParticipantId(2), &view);
    let answer = world
        .shard
        .offer(
            world.now,
            ROOM,
            ParticipantId(2),
            offer.as_bytes(),
            &client.lines(),
        )
        .unwrap();
    let answer = SdpAnswer::from_sdp_string(&String::from_utf8(answer).unwrap()).unwrap();
    client.rtc.sdp_api().accept_answer(pending, answer).unwrap();
    world.clients.insert(2, client);
    world.talk(2 * SECOND, &[1]);
    assert!(world.clients[&2].got(LineRole::CameraSlot).len() > 15);
}
