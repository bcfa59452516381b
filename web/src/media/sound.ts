// Plays what the sound slots receive. One element per slot, in no document.

export class Sound {
  readonly #elements = new Map<MediaStreamTrack, HTMLAudioElement>();
  readonly #blocked: (blocked: boolean) => void;
  #speaker = "";

  /** `blocked` hears whether the browser waits for a click first. */
  constructor(blocked: (blocked: boolean) => void) {
    this.#blocked = blocked;
  }

  play(track: MediaStreamTrack): void {
    const element = new Audio();
    element.srcObject = new MediaStream([track]);
    this.#elements.set(track, element);
    if (this.#speaker !== "") {
      void element.setSinkId(this.#speaker).catch(() => {});
    }
    void this.#start(element);
  }

  /** After a click: what was blocked may play now. */
  allow(): void {
    this.#blocked(false);
    for (const element of this.#elements.values()) {
      void this.#start(element);
    }
  }

  /**
   * How loud each is, 0 to 1; the others are as loud as they come. By the element
   * and not by Web Audio, whose output Chromium's echo cancellation does not know:
   * hence no more than 1.
   */
  setVolumes(volumes: ReadonlyMap<MediaStreamTrack, number>): void {
    for (const [track, element] of this.#elements) {
      element.volume = volumes.get(track) ?? 1;
    }
  }

  /** Plays nothing of these, and all of the others. */
  mute(tracks: ReadonlySet<MediaStreamTrack>): void {
    for (const [track, element] of this.#elements) {
      element.muted = tracks.has(track);
    }
  }

  /** Where sound comes out; empty: where the browser likes. Rejects when it cannot. */
  async setSpeaker(id: string): Promise<void> {
    this.#speaker = id;
    await Promise.all([...this.#elements.values()].map((element) => element.setSinkId(id)));
  }

  /** Plays it no longer. */
  drop(track: MediaStreamTrack): void {
    const element = this.#elements.get(track);
    if (element) {
      element.srcObject = null;
      this.#elements.delete(track);
    }
  }

  stop(): void {
    for (const element of this.#elements.values()) {
      element.srcObject = null;
    }
    this.#elements.clear();
  }

  async #start(element: HTMLAudioElement): Promise<void> {
    try {
      await element.play();
    } catch (error) {
      if (error instanceof DOMException && error.name === "NotAllowedError") {
        this.#blocked(true);
      }
    }
  }
}
