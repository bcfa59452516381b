import assert from "node:assert/strict";
import { test } from "node:test";
import {
  type Wide,
  withAllLayers,
  withConstantOpus,
  withOnly,
  withoutAudioLevel,
  withoutCandidates,
  withSoundAgain,
  withStereo,
} from "./sdp.ts";

const sdp = (lines: string[]) => `${lines.join("\r\n")}\r\n`;

test("an offer leaves without candidates and otherwise as it was", () => {
  const offer = sdp([
    "v=0",
    "m=audio 9 UDP/TLS/RTP/SAVPF 111",
    "a=candidate:1 1 udp 2122 192.0.2.7 50000 typ host",
    "a=mid:0",
    "a=end-of-candidates",
  ]);
  assert.equal(
    withoutCandidates(offer),
    sdp(["v=0", "m=audio 9 UDP/TLS/RTP/SAVPF 111", "a=mid:0"]),
  );
});

test("an offer of a quiet room names no loudness and keeps its other extensions", () => {
  const mid = "a=extmap:4 urn:ietf:params:rtp-hdrext:sdes:mid";
  const offer = ["v=0", "m=audio 9 UDP/TLS/RTP/SAVPF 111", "a=mid:0", mid];
  const levels = [
    "a=extmap:1 urn:ietf:params:rtp-hdrext:ssrc-audio-level",
    "a=extmap:2/recvonly urn:ietf:params:rtp-hdrext:csrc-audio-level",
  ];
  assert.equal(withoutAudioLevel(sdp([...offer, ...levels])), sdp(offer));
});

test("sound is offered to be sent again by who reports on it, and on lines that send", () => {
  const line = (direction: string, ...more: string[]) => [
    "m=audio 9 UDP/TLS/RTP/SAVPF 111",
    `a=${direction}`,
    "a=rtpmap:111 opus/48000/2",
    ...more,
  ];
  const reports = "a=rtcp-fb:111 transport-cc";
  const chromium = [...line("sendonly", reports), ...line("recvonly", reports)];
  assert.equal(
    withSoundAgain(sdp(["v=0", ...chromium])),
    sdp(["v=0", ...line("sendonly", reports, "a=rtcp-fb:111 nack"), ...line("recvonly", reports)]),
  );
  const firefox = sdp(["v=0", ...line("sendonly"), ...line("recvonly")]);
  assert.equal(withSoundAgain(firefox), firefox);
});

test("a voice in long packets is of a size that needs no padding, and nothing else is long", () => {
  const line = (mid: string) => ["m=audio 9 UDP/TLS/RTP/SAVPF 111", `a=mid:${mid}`];
  const opus = "a=rtpmap:111 opus/48000/2";
  const answer = sdp(["v=0", ...line("0"), opus, ...line("3"), opus]);
  const long = withConstantOpus(answer, new Map([["3", "screen"]]), 40);
  const [, voice = "", screen = ""] = long.split("m=audio");
  assert.match(voice, /maxaveragebitrate=22000;.*\r\na=ptime:40\r\n$/s);
  assert.match(screen, /maxaveragebitrate=64000/);
  assert.doesNotMatch(screen, /ptime/);
});

test("opus gets a constant bit rate on every line that has it", () => {
  const answer = sdp([
    "v=0",
    "m=audio 9 UDP/TLS/RTP/SAVPF 111",
    "a=mid:0",
    "a=rtpmap:111 opus/48000/2",
    "a=fmtp:111 minptime=10;usedtx=1;useinbandfec=1",
    "m=audio 9 UDP/TLS/RTP/SAVPF 96",
    "a=mid:3",
    "a=rtpmap:96 OPUS/48000/2",
    "m=audio 9 UDP/TLS/RTP/SAVPF 96",
    "a=mid:4",
    "a=rtpmap:96 opus/48000/2",
    "a=fmtp:96 stereo=0",
  ]);
  const wide = new Map<string, Wide>([
    ["3", "screen"],
    ["4", "music"],
  ]);
  assert.equal(
    withConstantOpus(answer, wide, 20),
    sdp([
      "v=0",
      "m=audio 9 UDP/TLS/RTP/SAVPF 111",
      "a=mid:0",
      "a=rtpmap:111 opus/48000/2",
      "a=fmtp:111 minptime=10;cbr=1;usedtx=0;useinbandfec=1;maxaveragebitrate=24000;stereo=0",
      "m=audio 9 UDP/TLS/RTP/SAVPF 96",
      "a=mid:3",
      "a=rtpmap:96 OPUS/48000/2",
      "a=fmtp:96 cbr=1;usedtx=0;useinbandfec=1;maxaveragebitrate=64000;stereo=1",
      "m=audio 9 UDP/TLS/RTP/SAVPF 96",
      "a=mid:4",
      "a=rtpmap:96 opus/48000/2",
      "a=fmtp:96 cbr=1;usedtx=0;useinbandfec=1;maxaveragebitrate=124000;stereo=1",
    ]),
  );
});

test("a line without opus stays as it is", () => {
  const answer = sdp([
    "v=0",
    "m=video 9 UDP/TLS/RTP/SAVPF 96",
    "a=rtpmap:96 VP8/90000",
    "a=fmtp:96 max-fs=3600",
  ]);
  assert.equal(withConstantOpus(answer, new Map(), 20), answer);
});

test("an offer asks for stereo on the lines that receive sound, and on no other", () => {
  const sending = ["m=audio 9 UDP/TLS/RTP/SAVPF 111", "a=sendonly", "a=rtpmap:111 opus/48000/2"];
  const receiving = ["m=audio 9 UDP/TLS/RTP/SAVPF 111", "a=recvonly", "a=rtpmap:111 opus/48000/2"];
  const picture = ["m=video 9 UDP/TLS/RTP/SAVPF 96", "a=recvonly", "a=rtpmap:96 VP8/90000"];
  assert.equal(
    withStereo(sdp(["v=0", ...sending, ...receiving, "a=fmtp:111 minptime=10", ...picture])),
    sdp(["v=0", ...sending, ...receiving, "a=fmtp:111 minptime=10;stereo=1", ...picture]),
  );
});

test("an answer is cut down to the one way that is tried", () => {
  const lines = ["v=0", "m=audio 9 UDP/TLS/RTP/SAVPF 111", "a=mid:0"];
  const udp = "a=candidate:1 1 udp 2113 192.0.2.7 3478 typ host";
  const tcp = "a=candidate:2 1 TCP 1845 192.0.2.7 443 typ host tcptype passive";
  const answer = sdp([...lines, udp, tcp]);
  assert.equal(withOnly(answer, "udp"), sdp([...lines, udp]));
  assert.equal(withOnly(answer, "tcp"), sdp([...lines, tcp]));
  assert.equal(withOnly(answer, "relay"), sdp([...lines, udp]));
});

test("pictures that are sent begin with all layers, and nothing else changes", () => {
  const video = ["m=video 9 UDP/TLS/RTP/SAVPF 96", "a=rtpmap:96 VP8/90000"];
  const slot = [...video, "a=sendonly"];
  const sound = ["m=audio 9 UDP/TLS/RTP/SAVPF 111", "a=rtpmap:111 opus/48000/2", "a=recvonly"];
  assert.equal(
    withAllLayers(sdp(["v=0", ...sound, ...video, "a=recvonly", ...slot])),
    sdp([
      "v=0",
      ...sound,
      ...video,
      "a=fmtp:96 x-google-start-bitrate=2200",
      "a=recvonly",
      ...slot,
    ]),
  );
});
