/** So much at once: enough to be quick, little enough that the page answers in between. */
const CHUNK = 262_144;

/**
 * A file's bytes, a piece at a time, with a turn for the page before each. `onRead` is told which part was read, 0 to 1.
 * Throws when the signal says so, or the file is gone.
 */
export async function* chunksOf(
  file: Blob,
  signal: AbortSignal,
  onRead: (part: number) => void,
): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < file.size; at += CHUNK) {
    await new Promise((resolve) => setTimeout(resolve));
    signal.throwIfAborted();
    yield new Uint8Array(await file.slice(at, at + CHUNK).arrayBuffer());
    onRead(Math.min(1, (at + CHUNK) / file.size));
  }
}
