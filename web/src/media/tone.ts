// Two notes, to hear whether a speaker works.

const NOTES_HZ = [523, 659];
const NOTE_S = 0.4;
const LOUDNESS = 0.2;

/** Plays them on a speaker; empty: on the browser's own choice. Rejects when it cannot. */
export async function playTone(speaker: string): Promise<void> {
  const context = new AudioContext();
  const element = new Audio();
  try {
    await context.resume();
    const gain = context.createGain();
    const out = context.createMediaStreamDestination();
    gain.gain.value = LOUDNESS;
    gain.connect(out);
    element.srcObject = out.stream;
    if (speaker !== "") {
      await element.setSinkId(speaker);
    }
    await element.play();
    await new Promise((resolve) => {
      for (const [index, hertz] of NOTES_HZ.entries()) {
        const note = context.createOscillator();
        note.frequency.value = hertz;
        note.connect(gain);
        note.start(context.currentTime + index * NOTE_S);
        note.stop(context.currentTime + (index + 1) * NOTE_S);
        note.onended = index === NOTES_HZ.length - 1 ? resolve : null;
      }
    });
  } finally {
    element.srcObject = null;
    void context.close();
  }
}
