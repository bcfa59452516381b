//! What comes from strangers and from hostile participants hurts nobody else.

use std::net::SocketAddr;
use std::time::{Duration, Instant};

use proto::{LineRole, ParticipantId, TrackKind};
use sfu::{Datagram, Protocol};
use str0m::change::SdpAnswer;
use str0m::format::Codec;
use str0m::rtp::{Extension, ExtensionSerializer, ExtensionValues, RtpWrite, Ssrc};

use crate::world::{Client, ROOM, World, roles, sender, vp8};

const SECOND: Duration = Duration::from_secs(1);

struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    fn bytes(&mut self, most: u64) -> Vec<u8> {
        let length = self.next() % most;
        (0..length).map(|_| (self.next() >> 24) as u8).collect()
    }
}

fn receive(world: &mut World, source: SocketAddr, contents: &[u8]) {
    let destination = SocketAddr::from(([10, 0, 0, 1], 9000));
    let datagram = Datagram {
        protocol: Protocol::Udp,
        source,
        destination,
        contents,
    };
    world.shard.receive(world.now, datagram);
}

/// Two that see and hear each other, still.
fn all_is_well(world: &mut World) {
    for client in world.clients.values_mut() {
        client.received.clear();
    }
    world.talk(SECOND, &[1, 2]);
    for id in [1, 2] {
        let client = &world.clients[&id];
        assert!(client.got(LineRole::MicSlot).len() > 40);
        assert!(client.got(LineRole::CameraSlot).len() > 15);
    }
}

fn meeting(count: u32) -> World {
    let mut world = World::meeting(count, &roles(2));
    world.watch(1, &[2]);
    world.watch(2, &[1]);
    world.talk(SECOND, &[1, 2]);
    world
}

#[test]
fn noise_from_strangers_and_under_a_members_address_is_dropped_and_counted() {
    let mut world = meeting(2);
    let mut random = Random(1);
    let member = world.clients[&1].address;
    let dropped = world.shard.counters().dropped;
    for round in 0..20_000u64 {
        let mut noise = random.bytes(1600);
        // Every class of RFC 7983 in turn.
        if let Some(first) = noise.first_mut() {
            *first = [0, 1, 20, 22, 63, 128, 129, 144, 191, 255][(round % 10) as usize];
        }
        let source = match round % 3 {
            0 => member,
            _ => SocketAddr::from(([172, 16, (round >> 8) as u8, round as u8], 7)),
        };
        receive(&mut world, source, &noise);
        world.deliver();
    }
    assert!(world.shard.counters().dropped - dropped > 13_000);
    all_is_well(&mut world);
}

#[test]
fn sealed_packets_with_flipped_bits_are_dropped() {
    let mut world = meeting(2);
    let mut random = Random(2);
    let member = world.clients[&1].address;
    for _ in 0..500 {
        world.clients.get_mut(&1).unwrap().speak(-30, world.now);
        world.clients.get_mut(&1).unwrap().film(world.now);
        for mut packet in world.outgoing(1) {
            let at = random.next() as usize % packet.len();
            packet[at] ^= 1 << (random.next() % 8);
            receive(&mut world, member, &packet);
            let cut = random.next() as usize % packet.len();
            receive(&mut world, member, &packet[..cut]);
        }
        world.deliver();
        world.run(Duration::from_millis(5));
    }
    all_is_well(&mut world);
}

#[test]
fn forged_alerts_and_records_do_not_end_a_connection() {
    let mut world = meeting(2);
    let member = world.clients[&1].address;
    for version in [0xfdu8, 0xff] {
        for (epoch, number) in [(0u8, 0u8), (0, 9), (1, 0), (1, 99), (2, 1)] {
            for kind in [20u8, 21, 22, 23, 24, 25, 26] {
                for body in [&[1u8, 0][..], &[2, 0], &[2, 40], &[1; 60], &[]] {
                    let length = body.len() as u8;
                    let mut record = vec![kind, 0xfe, version, 0, epoch];
                    record.extend([0, 0, 0, 0, 0, number, 0, length]);
                    record.extend(body);
                    receive(&mut world, member, &record);
                }
            }
        }
    }
    world.run(SECOND);
    assert!(world.clients[&1].connected);
    all_is_well(&mut world);
}

#[test]
fn only_a_participants_check_opens_a_path_over_tcp() {
    let mut world = meeting(2);
    world.join(3, &roles(1));
    let source = SocketAddr::from(([172, 16, 0, 1], 7));
    fn datagram(source: SocketAddr, contents: &[u8]) -> Datagram<'_> {
        Datagram {
            protocol: Protocol::Udp,
            source,
            destination: SocketAddr::from(([10, 0, 0, 1], 9000)),
            contents,
        }
    }
    let packets: Vec<Vec<u8>> = std::iter::repeat_with(|| world.outgoing(3))
        .take(20)
        .flatten()
        .collect();
    let check = packets.iter().find(|packet| packet[0] < 2);
    let mut check = check.expect("a check").clone();
    assert!(world.shard.claims(datagram(source, &check)));
    let last = check.len() - 1;
    // In the integrity, which is before the fingerprint.
    check[last - 12] ^= 1;
    assert!(!world.shard.claims(datagram(source, &check)));
    assert!(!world.shard.claims(datagram(source, &[22; 60])));
    assert!(!world.shard.claims(datagram(source, &[])));
}

#[test]
fn an_address_of_udp_and_the_same_of_tcp_are_two() {
    let mut world = meeting(2);
    let source = world.clients[&1].address;
    world.clients.get_mut(&1).unwrap().speak(-30, world.now);
    let mut packets = world.outgoing(1);
    packets.retain(|packet| packet[0] >= 20);
    let dropped = world.shard.counters().dropped;
    for packet in &packets {
        let datagram = Datagram {
            protocol: Protocol::Tcp,
            source,
            destination: SocketAddr::from(([10, 0, 0, 1], 9000)),
            contents: packet,
        };
        world.shard.receive(world.now, datagram);
    }
    assert!(!packets.is_empty());
    assert_eq!(
        world.shard.counters().dropped - dropped,
        packets.len() as u64
    );
    all_is_well(&mut world);
}

#[test]
fn damaged_stun_is_dropped() {
    let mut world = meeting(2);
    world.join(3, &roles(1));
    let stun: Vec<Vec<u8>> = std::iter::repeat_with(|| world.outgoing(3))
        .take(20)
        .flatten()
        .filter(|packet| packet[0] < 2)
        .collect();
    assert!(!stun.is_empty());
    let mut random = Random(6);
    let stranger = SocketAddr::from(([172, 16, 0, 1], 7));
    for round in 0..50_000 {
        let mut packet = stun[round % stun.len()].clone();
        for _ in 0..=random.next() % 4 {
            let at = random.next() as usize % packet.len();
            packet[at] = (random.next() >> 24) as u8;
        }
        if random.next().is_multiple_of(4) {
            packet.truncate(random.next() as usize % packet.len());
        }
        receive(&mut world, stranger, &packet);
        world.deliver();
    }
    all_is_well(&mut world);
}

#[test]
fn a_connection_with_another_certificate_than_the_offered_one_carries_nothing() {
    let mut world = meeting(2);
    world.shard.add(ROOM, ParticipantId(3));
    let mut client = Client::new(3, world.instant());
    let (offer, pending) = client.offer(&roles(1));
    let at = offer.find("a=fingerprint:sha-256 ").unwrap() + 22;
    let flipped = if &offer[at..at + 2] == "AA" {
        "BB"
    } else {
        "AA"
    };
    let offer = format!("{}{flipped}{}", &offer[..at], &offer[at + 2..]);
    let answer = world
        .shard
        .offer(
            world.now,
            ROOM,
            ParticipantId(3),
            offer.as_bytes(),
            &client.lines(),
        )
        .unwrap();
    let answer = SdpAnswer::from_sdp_string(&String::from_utf8(answer).unwrap()).unwrap();
    client.rtc.sdp_api().accept_answer(pending, answer).unwrap();
    world.clients.insert(3, client);
    world.publish(3, TrackKind::Mic, true);
    world.publish(3, TrackKind::Camera, true);
    world.watch(1, &[2, 3]);
    world.talk(3 * SECOND, &[1, 2, 3]);
    assert!(world.clients[&3].received.is_empty());
    let heard = &world.clients[&1].received;
    assert!(heard.iter().all(|(_, packet)| sender(packet) != 3));
    all_is_well(&mut world);
}

#[test]
fn a_replayed_packet_is_not_forwarded_again() {
    let mut world = meeting(2);
    let member = world.clients[&1].address;
    world.clients.get_mut(&1).unwrap().speak(-30, world.now);
    let packets = world.outgoing(1);
    for packet in &packets {
        receive(&mut world, member, packet);
    }
    let forwarded = world.shard.counters().forwarded;
    for _ in 0..10 {
        for packet in &packets {
            receive(&mut world, member, packet);
        }
    }
    assert_eq!(world.shard.counters().forwarded, forwarded);
}

#[test]
fn payloads_that_are_no_vp8_are_dropped() {
    let mut world = meeting(3);
    world.watch(1, &[2, 3]);
    let mut random = Random(3);
    for _ in 0..2000 {
        let now = world.now;
        let noise = random.bytes(1100);
        let client = world.clients.get_mut(&3).unwrap();
        client.send(TrackKind::Camera, now, noise, None);
        let noise = random.bytes(1100);
        let client = world.clients.get_mut(&3).unwrap();
        client.send(
            TrackKind::Mic,
            now,
            noise,
            Some((random.next() % 256) as i8),
        );
        world.step();
    }
    all_is_well(&mut world);
}

#[test]
fn jumping_numbers_do_not_break_a_slot_for_the_next_track() {
    let mut world = meeting(3);
    let mut random = Random(4);
    world.watch(1, &[3]);
    for picture in 0..400u64 {
        let now = world.now;
        let client = world.clients.get_mut(&3).unwrap();
        let mid = client.of_role(LineRole::Camera)[0];
        let params = client.rtc.codec_config().params();
        let pt = params
            .iter()
            .find(|p| p.spec().codec == Codec::Vp8)
            .unwrap()
            .pt();
        let number = 100_000 + picture * 20_000;
        let payload = vp8(picture, random.next().is_multiple_of(2), &[0xee, 3]);
        let time = random.next() as u32;
        let write = RtpWrite::new(pt, number.into(), time, Instant::now(), payload);
        let mut api = client.rtc.direct_api();
        let stream = api.stream_tx_by_mid(mid, None).unwrap();
        stream.write_rtp(write.marker(true).nackable(true));
        let _ = now;
        world.step();
    }
    world.watch(1, &[2]);
    all_is_well(&mut world);
}

#[test]
fn a_flood_of_streams_ends_that_connection_alone() {
    let mut world = meeting(3);
    for number in 0..600u32 {
        let client = world.clients.get_mut(&3).unwrap();
        let mid = client.of_role(LineRole::Camera)[0];
        let params = client.rtc.codec_config().params();
        let pt = params
            .iter()
            .find(|p| p.spec().codec == Codec::Vp8)
            .unwrap()
            .pt();
        let mut api = client.rtc.direct_api();
        let (main, repair) = (
            Ssrc::from(1_000_000 + number),
            Ssrc::from(2_000_000 + number),
        );
        let stream = api.reset_stream_tx(mid, None, main, Some(repair)).unwrap();
        let payload = vp8(1, true, &[0xee, 3]);
        stream.write_rtp(RtpWrite::new(pt, 1.into(), 0, Instant::now(), payload));
        world.step();
    }
    world.run(SECOND);
    assert!(!world.clients[&3].connected);
    all_is_well(&mut world);
}

#[test]
fn a_publisher_far_above_its_cap_is_cut_to_it() {
    let mut world = meeting(3);
    world.watch(1, &[2, 3]);
    let dropped = world.shard.counters().dropped;
    let mut sent = 0;
    // 50 Mbit/s, ten times what the largest layer may send, for three seconds.
    for step in 0..600u64 {
        for part in 0..28 {
            let now = world.now;
            let mut payload = vp8(step, step == 0 && part == 0, &[0xee, 3]);
            payload.resize(1100, 0);
            payload[0] = if part == 0 { 0x90 } else { 0x80 };
            sent += payload.len() as u64;
            let client = world.clients.get_mut(&3).unwrap();
            client.send(TrackKind::Camera, now, payload, None);
        }
        world.talk(crate::world::STEP, &[1, 2]);
    }
    let client = &world.clients[&1];
    let got = client.got(LineRole::CameraSlot);
    let bytes: usize = got
        .iter()
        .filter(|packet| sender(packet) == 3)
        .map(|packet| packet.payload.len())
        .sum();
    // Of 5 Mbit/s, a second ahead.
    assert!(bytes <= 5_000_000 / 8 * 4, "{bytes}");
    assert!(sent > 10 * 5_000_000 / 8 * 3 * 9 / 10);
    assert!(world.shard.counters().dropped - dropped > 14_000);
    all_is_well(&mut world);
}

#[test]
fn a_publisher_that_lies_about_its_layers_harms_nobody_else() {
    let mut world = World::layered_meeting(3, &roles(2));
    world.show(1, &[(2, 320, 180), (3, 640, 360)]);
    world.film(SECOND, &[2], |_, _| 7);
    let mut random = Random(7);
    for step in 0..1500u64 {
        let now = world.now;
        let client = world.clients.get_mut(&3).unwrap();
        // Sizes, temporal layers, pictures and keyframes as they come.
        let mut content = random.bytes(1000);
        content.splice(0..0, [0, 0, 0x9d, 0x01, 0x2a]);
        let mut payload = vp8(random.next() % 9, random.next().is_multiple_of(2), &content);
        payload[5] = random.next() as u8;
        payload[6] = random.next() as u8;
        client.send_layer((step % 3) as usize, now, payload, true);
        if step.is_multiple_of(7) {
            let client = world.clients.get_mut(&2).unwrap();
            client.film_layers(now, 7);
        }
        world.step();
    }
    let asked = world.clients[&3].asked.len();
    assert!(asked < 40, "{asked} requests of three layers in 7.5 s");
    world.clients.get_mut(&1).unwrap().received.clear();
    world.film(2 * SECOND, &[2], |_, _| 7);
    let slot = world.clients[&1].of_role(LineRole::CameraSlot)[0];
    let seen = world.clients[&1].got_on(slot);
    assert!(seen.len() > 50, "{}", seen.len());
}

#[test]
fn a_publisher_that_flips_between_streams_harms_nobody_else() {
    let mut world = meeting(3);
    world.watch(1, &[2, 3]);
    for step in 0..800u32 {
        let now = world.now;
        let client = world.clients.get_mut(&3).unwrap();
        let mid = client.of_role(LineRole::Camera)[0];
        let params = client.rtc.codec_config().params();
        let pt = params.iter().find(|p| p.spec().codec == Codec::Vp8);
        let pt = pt.unwrap().pt();
        let mut api = client.rtc.direct_api();
        let (main, repair) = (Ssrc::from(77 + step % 2), Ssrc::from(177 + step % 2));
        let Some(stream) = api.reset_stream_tx(mid, None, main, Some(repair)) else {
            break;
        };
        let payload = vp8(u64::from(step), true, &[0xee, 3]);
        let number = u64::from(step).into();
        let time = (now.as_millis() * 90) as u32;
        stream.write_rtp(RtpWrite::new(pt, number, time, Instant::now(), payload));
        world.step();
    }
    let asked = world.clients[&3].asked.len();
    assert!(asked < 20, "{asked} requests in 4 s");
    all_is_well(&mut world);
}

/// Writes as much as the network takes where a byte is expected.
#[derive(Debug)]
struct Absurd(std::sync::atomic::AtomicU64);

impl ExtensionSerializer for Absurd {
    fn write_to(&self, buf: &mut [u8], _: &ExtensionValues) -> usize {
        let at = self.0.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
        let mut random = Random(at + 1);
        let length = (random.next() % 250) as usize;
        let length = length.min(buf.len());
        for byte in &mut buf[..length] {
            *byte = (random.next() >> 24) as u8;
        }
        length
    }

    fn parse_value(&self, _: &[u8], _: &mut ExtensionValues) -> bool {
        true
    }

    fn is_video(&self) -> bool {
        true
    }

    fn is_audio(&self) -> bool {
        true
    }

    fn requires_two_byte_form(&self, _: &ExtensionValues) -> bool {
        true
    }
}

#[test]
fn absurd_header_extensions_harm_nobody_else() {
    let mut world = meeting(2);
    world.shard.add(ROOM, ParticipantId(3));
    let config = |uri: &str| Extension::with_serializer(uri, Absurd(1.into()));
    let client = Client::with_extensions(
        3,
        world.instant(),
        &[
            (1, config("urn:ietf:params:rtp-hdrext:ssrc-audio-level")),
            (13, config("urn:3gpp:video-orientation")),
        ],
    );
    world.clients.insert(3, client);
    world.negotiate(3, &roles(1)).unwrap();
    world.run(SECOND);
    world.publish(3, TrackKind::Mic, true);
    world.publish(3, TrackKind::Camera, true);
    world.watch(1, &[2, 3]);
    world.talk(5 * SECOND, &[1, 2, 3]);
    all_is_well(&mut world);
}

#[test]
fn a_bomb_of_reports_is_not_answered_in_kind() {
    let mut world = meeting(3);
    world.watch(3, &[1, 2]);
    world.talk(2 * SECOND, &[1, 2]);
    for client in world.clients.values_mut() {
        client.asked.clear();
    }
    let mut sent = 0;
    let before = world.shard.counters();
    for _ in 0..200 {
        for _ in 0..20 {
            let client = world.clients.get_mut(&3).unwrap();
            client.complain(LineRole::CameraSlot);
            client.complain(LineRole::PreviewSlot);
            for packet in world.outgoing(3) {
                sent += 1;
                let member = world.clients[&3].address;
                receive(&mut world, member, &packet);
            }
        }
        world.talk(Duration::from_millis(20), &[1, 2]);
    }
    assert!(sent > 200, "{sent}");
    let after = world.shard.counters();
    // Four seconds: 50 voices and 50 pictures a second, of two, to the others.
    assert!(after.forwarded - before.forwarded < 4 * 100 * 2 * 2 + 200);
    for id in [1, 2] {
        let asked = world.clients[&id].asked.len();
        assert!(asked <= 9, "{asked} requests in 4 s");
    }
    all_is_well(&mut world);
}

#[test]
fn strangers_that_flood_with_stun_get_no_answer() {
    let mut world = meeting(2);
    world.join(3, &roles(1));
    let good: Vec<Vec<u8>> = std::iter::repeat_with(|| world.outgoing(3))
        .take(20)
        .flatten()
        .filter(|packet| packet[0] < 2)
        .collect();
    while world.shard.poll_transmit().is_some() {}
    let dropped = world.shard.counters().dropped;
    let mut random = Random(8);
    for round in 0..30_000usize {
        let mut packet = good[round % good.len()].clone();
        // A name that nobody has, or one that somebody has and no proof.
        let length = packet.len();
        if round % 2 == 0 {
            packet[26 + round % 4] = b'!';
        } else {
            packet[length - 20] ^= 1 + (random.next() % 255) as u8;
        }
        let source = SocketAddr::from(([172, 17, (round >> 8) as u8, round as u8], 9));
        receive(&mut world, source, &packet);
    }
    assert!(world.shard.poll_transmit().is_none(), "no answer");
    assert_eq!(world.shard.counters().dropped - dropped, 30_000);
    all_is_well(&mut world);
}

#[test]
fn a_member_that_floods_is_held_to_its_share_of_datagrams() {
    let mut world = meeting(3);
    let member = world.clients[&3].address;
    let mut noise = vec![0x80; 1200];
    noise[1] = 96;
    let start = Instant::now();
    for step in 0..200 {
        for _ in 0..1000 {
            receive(&mut world, member, &noise);
        }
        world.talk(crate::world::STEP, &[1, 2]);
        assert!(step < 1000);
    }
    // Two hundred thousand in a second, of which a tenth was looked at.
    assert!(start.elapsed() < Duration::from_secs(20));
    all_is_well(&mut world);
}
