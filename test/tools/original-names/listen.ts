import type { MayKnow } from './asker.ts';
import { ORIGINAL_NAMES } from './given.ts';
import { PLACES } from './places.ts';
import { type Kind, kindOf, KINDS, textOf } from './text-of.ts';

/** What came out of listening. */
export interface Heard {
  /** Where an original name was told that must not be, one line each. */
  readonly leaks: readonly string[];
  /** Where one was told that may be. */
  readonly rightful: readonly string[];
  /** How many answers were listened to. */
  readonly answers: Readonly<Record<Kind, number>>;
}

interface Answering {
  fetch: (request: Request, ...more: never[]) => Response | Promise<Response>;
}

/** These leave while they are made; all others are whole before they leave. */
const STREAMED: readonly Kind[] = ['csv', 'xlsx', 'ndjson'];
/** A longer file has the same kinds of rows as a shorter one, and is to be made in little memory. */
const FILE_MAX = 1_000_000;

/**
 * Listens to every answer of an application, headers and body, for original names: one that is told elsewhere than in the
 * `PLACES`, or to somebody who may not know it, is a leak (R197). The answers stay as they are.
 */
export function listenForOriginalNames(app: Answering, mayKnow: MayKnow): Heard {
  const [leaks, rightful]: [string[], string[]] = [[], []];
  const answers = Object.fromEntries(KINDS.map((kind) => [kind, 0])) as Record<Kind, number>;
  const answered = app.fetch.bind(app);
  app.fetch = async (request, ...more) => {
    const answer = await answered(request, ...more);
    const kind = kindOf(answer);
    const hear = async (bytes: Uint8Array) => {
      answers[kind] += 1;
      const said = `${JSON.stringify([...answer.headers])} ${await textOf(kind, bytes)}`;
      for (const told of toldIn(said, request)) {
        ((await isRightful(told, mayKnow)) ? rightful : leaks).push(lineOf(told));
      }
    };
    if (STREAMED.includes(kind) && answer.body !== null) return overheard(answer, answer.body, hear);
    await hear(new Uint8Array(await answer.clone().arrayBuffer()));
    return answer;
  };
  return { leaks, rightful, answers };
}

/** Fails where an original name was told that must not be. */
export function failOnLeaks({ leaks }: Heard): void {
  if (leaks.length > 0) throw new Error(`It tells an original name (R197):\n${leaks.join('\n')}`);
}

interface Told {
  readonly request: Request;
  readonly sisId: string;
  readonly name: string;
}

const toldIn = (said: string, request: Request): Told[] =>
  namesIn(said).map(([sisId, name]) => ({ request, sisId, name }));

const pathOf = ({ url }: Request): string => new URL(url).pathname;
const lineOf = ({ request, name }: Told): string => `${request.method} ${pathOf(request)}: ${name}`;

async function isRightful({ request, sisId }: Told, mayKnow: MayKnow): Promise<boolean> {
  const place = PLACES.find(({ path }) => pathOf(request).endsWith(path));
  return place !== undefined && (await mayKnow({ request, sisId, place }));
}

/** The original names in a text, however they are written, each with its student's number. */
export function namesIn(text: string): readonly (readonly [sisId: string, name: string])[] {
  const folded = text.toLowerCase();
  return Object.entries(ORIGINAL_NAMES).filter(([, name]) => folded.includes(name.toLowerCase()));
}

/** The same answer; `hear` is told its body once all of it has left. One that nobody reads to its end has told nothing more. */
function overheard(answer: Response, body: ReadableStream<Uint8Array>, hear: (bytes: Uint8Array) => Promise<void>) {
  const pieces: Uint8Array[] = [];
  let length = 0;
  const reader = body.getReader();
  // Nothing is read ahead of whoever reads: a listener that did would make what ends on its way whole.
  const listening = new ReadableStream<Uint8Array>(
    {
      async pull(out) {
        const { done, value } = await reader.read();
        if (done) {
          if (length <= FILE_MAX) await hear(Buffer.concat(pieces));
          return out.close();
        }
        length += value.length;
        if (length <= FILE_MAX) pieces.push(value);
        else pieces.length = 0;
        out.enqueue(value);
      },
      cancel: (reason) => reader.cancel(reason),
    },
    { highWaterMark: 0 },
  );
  return new Response(listening, answer);
}
