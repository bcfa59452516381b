import assert from "node:assert/strict";
import { test } from "node:test";
import { withConstantOpus, withoutAudioLevel, withoutCandidates } from "./sdp.ts";

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
  ]);
  assert.equal(
    withConstantOpus(answer, new Set(["3"])),
    sdp([
      "v=0",
      "m=audio 9 UDP/TLS/RTP/SAVPF 111",
      "a=mid:0",
      "a=rtpmap:111 opus/48000/2",
      "a=fmtp:111 minptime=10;cbr=1;usedtx=0;useinbandfec=1;maxaveragebitrate=24000",
      "m=audio 9 UDP/TLS/RTP/SAVPF 96",
      "a=mid:3",
      "a=rtpmap:96 OPUS/48000/2",
      "a=fmtp:96 cbr=1;usedtx=0;useinbandfec=1;maxaveragebitrate=64000",
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
  assert.equal(withConstantOpus(answer, new Set()), answer);
});
