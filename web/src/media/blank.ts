// Tracks that hold nothing: what every sender starts on, so that frames which
// escape the transform are black or silent. Made here, from no device.

/** Other sizes than a camera's, so that the first real frame is a keyframe. For one
 * layer the smallest that every encoder takes; Chromium leaves layers out of
 * anything smaller than the large one, and each is to be proven. */
const SMALL = { width: 160, height: 90 };
const LARGE = { width: 960, height: 540 };
const PER_SECOND = 10;

export interface Blank {
  readonly track: MediaStreamTrack;
  stop(): void;
}

/** Black pictures, ten a second; in several layers or in one. */
export function blankPicture(layered: boolean): Blank {
  const { width, height } = layered ? LARGE : SMALL;
  const canvas = document.createElement("canvas");
  canvas.width = width;
  canvas.height = height;
  const context = canvas.getContext("2d");
  const [track] = canvas.captureStream(PER_SECOND).getVideoTracks();
  if (!context || !track) {
    throw new Error("a canvas without a picture");
  }
  // A canvas gives a frame only when it was drawn on.
  const draw = () => context.fillRect(0, 0, width, height);
  draw();
  const timer = setInterval(draw, 1000 / PER_SECOND);
  return {
    track,
    stop() {
      clearInterval(timer);
      track.stop();
    },
  };
}

/** Silence. In some browsers it begins with the first click or key on the page. */
export function silence(context: AudioContext): Blank {
  const out = context.createMediaStreamDestination();
  out.channelCount = 1;
  const source = context.createConstantSource();
  source.offset.value = 0;
  source.connect(out);
  source.start();
  const [track] = out.stream.getAudioTracks();
  if (!track) {
    throw new Error("an audio destination without a track");
  }
  return {
    track,
    stop() {
      source.stop();
      track.stop();
    },
  };
}
