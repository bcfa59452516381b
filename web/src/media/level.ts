// How loud a microphone is now.

/** Samples that one reading looks at: 43 ms at 48 kHz. */
const WINDOW = 2048;
/** The root mean square of loud speech: full scale of the meter. */
const LOUD = 0.25;

export class Level {
  readonly #context: AudioContext;
  readonly #analyser: AnalyserNode;
  readonly #samples = new Float32Array(WINDOW);
  #source: MediaStreamAudioSourceNode | null = null;

  constructor(context: AudioContext) {
    this.#context = context;
    this.#analyser = context.createAnalyser();
    this.#analyser.fftSize = WINDOW;
  }

  /** Listens to this track from now on; null: to none. */
  listen(track: MediaStreamTrack | null): void {
    this.#source?.disconnect();
    this.#source = null;
    if (track) {
      this.#source = this.#context.createMediaStreamSource(new MediaStream([track]));
      this.#source.connect(this.#analyser);
    }
  }

  /** 0 to 1. */
  read(): number {
    if (!this.#source) {
      return 0;
    }
    this.#analyser.getFloatTimeDomainData(this.#samples);
    const power = this.#samples.reduce((sum, sample) => sum + sample * sample, 0) / WINDOW;
    return Math.min(1, Math.sqrt(power) / LOUD);
  }
}

/** On the meter's scale: a voice, not a breath or a fan. */
export const OWN_VOICE_LEVEL = 0.12;
/** Of so many readings, so many must be a voice: about half of a second and a half. */
const READINGS = 18;
const BEGINS = 9;
const GOES_ON = 3;

/** Whether one speaks, by readings of the level: a cough or a door is no speech. */
export class MutedSpeech {
  #readings: boolean[] = [];
  #speaks = false;

  hear(level: number): boolean {
    this.#readings = [...this.#readings, level >= OWN_VOICE_LEVEL].slice(-READINGS);
    const loud = this.#readings.filter(Boolean).length;
    this.#speaks = loud >= (this.#speaks ? GOES_ON : BEGINS);
    return this.#speaks;
  }
}
