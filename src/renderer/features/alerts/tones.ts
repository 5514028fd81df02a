import type { Millis } from '../../../shared/time/millis'

/** Two notes, the second higher: noticed in a noisy room, and not taken for a telephone. */
const NOTES: readonly { readonly hertz: number; readonly at: number; readonly lasts: number }[] = [
  { hertz: 660, at: 0, lasts: 0.16 },
  { hertz: 880, at: 0.2, lasts: 0.28 },
]

/** Full volume of a tone is far louder than anybody needs. */
const LOUDEST = 0.4

let context: AudioContext | null = null

/** A browser that allows it plays at once; one that does not waits, for ever, until somebody uses the page. */
const ALLOWED_WITHIN: Millis = 500

/**
 * Plays the sound of an alert, in percent of full volume.
 * @returns whether it is heard: before the page was first used, a browser keeps it silent
 */
export async function playOnce(volume: number): Promise<boolean> {
  try {
    context ??= new AudioContext()
  } catch {
    // A computer without a way to play anything.
    return false
  }
  if (context.state !== 'running') await Promise.race([context.resume().catch(() => undefined), pause(ALLOWED_WITHIN)])
  // What is given to it meanwhile would be played all at once when somebody uses the page.
  if (context.state !== 'running') return false
  for (const note of NOTES) playNote(context, note, (volume / 100) * LOUDEST)
  return true
}

const pause = (ms: Millis) => new Promise((resolve) => setTimeout(resolve, ms))

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
