import { connect, type Socket } from 'node:net';
import { answerReader, type Answer } from './http-reader.ts';

const HOST = '127.0.0.1';
export const CONNECTIONS = 10;

/** A kind of request, with how to tell a right answer from a wrong one. */
export interface Work {
  readonly name: string;
  /** What the next request is, as bytes. */
  readonly request: () => Buffer;
  readonly isRight: (answer: Answer) => boolean;
}

/** What a run came to. Latencies in ms, sorted. */
interface Run {
  readonly perSecond: number;
  readonly answers: number;
  readonly errors: number;
  readonly latencies: Float64Array;
}

/** Sends work over ten keep-alive connections, one request at a time on each, for so long. */
export async function load(port: number, work: Work, ms: number): Promise<Run> {
  const latencies: number[] = [];
  let errors = 0;
  const began = performance.now();
  const end = began + ms;
  const one = (): Promise<void> =>
    converse(port, work, end, (tookMs, right) => {
      latencies.push(tookMs);
      if (!right) errors += 1;
    });
  await Promise.all(Array.from({ length: CONNECTIONS }, one));
  const seconds = (performance.now() - began) / 1000;
  return {
    perSecond: latencies.length / seconds,
    answers: latencies.length,
    errors,
    latencies: Float64Array.from(latencies).sort(),
  };
}

/** One connection: asks again as soon as it is answered, until the time is over. */
function converse(port: number, work: Work, end: number, note: (ms: number, right: boolean) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket: Socket = connect(port, HOST).setNoDelay(true);
    const take = answerReader();
    let sentAt = 0;
    const ask = () => {
      sentAt = performance.now();
      socket.write(work.request());
    };
    socket.once('connect', ask).once('error', reject);
    socket.once('close', () => reject(new Error('A measured server closed a connection under load.')));
    socket.on('data', (data) => {
      const answer = take(data);
      if (answer === undefined) return;
      const now = performance.now();
      note(now - sentAt, work.isRight(answer));
      if (now < end) return ask();
      socket.removeAllListeners('close').end();
      resolve();
    });
  });
}
