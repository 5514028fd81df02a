/** Two notes, the second higher: noticed in a noisy room, and not taken for a telephone. */
const NOTES: readonly { readonly hertz: number; readonly at: number; readonly lasts: number }[] = [
  { hertz: 660, at: 0, lasts: 0.16 },
  { hertz: 880, at: 0.2, lasts: 0.28 },
]

/** Full volume of a tone is far louder than anybody needs. */
const LOUDEST = 0.4

let context: AudioContext | null = null

/** Plays the sound of an alert, in percent of full volume. Before the page was first used, the browser keeps it silent. */
export function playOnce(volume: number): void {
  context ??= new AudioContext()
  // A refusal only means that nobody has used the page yet.
  void context.resume().catch(() => undefined)
  for (const note of NOTES) playNote(context, note, (volume / 100) * LOUDEST)
}

function playNote(audio: AudioContext, { hertz, at, lasts }: (typeof NOTES)[number], loudness: number): void {
  const begin = audio.currentTime + at
  const gain = new GainNode(audio, { gain: 0 })
  // Without a rise and a fall it would click.
  gain.gain.setTargetAtTime(loudness, begin, 0.01)
  gain.gain.setTargetAtTime(0, begin + lasts, 0.05)
  const tone = new OscillatorNode(audio, { frequency: hertz, type: 'triangle' })
  tone.connect(gain).connect(audio.destination)
  tone.start(begin)
  tone.stop(begin + lasts + 0.4)
}
