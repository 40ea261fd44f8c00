import type { Log } from '../../log.ts';

/**
 * A file as a body that is made no faster than it is read. What fails on the way ends the connection, so that nobody takes
 * a part for the whole; what was sent so far says that it is not all.
 */
export function streamOf(pieces: AsyncIterable<string | Uint8Array>, log: Log): ReadableStream<Uint8Array> {
  const source = pieces[Symbol.asyncIterator]();
  const encoder = new TextEncoder();
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        try {
          const next = await source.next();
          if (next.done === true) controller.close();
          else controller.enqueue(typeof next.value === 'string' ? encoder.encode(next.value) : next.value);
        } catch {
          // Our own words only: a driver's may hold values.
          log.error({}, 'An export ended before its end.');
          controller.error(new Error('The export ended before its end.'));
        }
      },
      async cancel() {
        await source.return?.();
      },
    },
    { highWaterMark: 1 },
  );
}
