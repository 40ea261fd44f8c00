import { deepStrictEqual, strictEqual } from 'node:assert/strict';
import { answerReader, type Answer } from './http-reader.ts';
import { connect } from 'node:net';
import type { Work } from './load.ts';

const SAMPLES = 12;

type Body = Record<string, unknown>;

/** Asks both the same and compares: a comparison of speed between servers that do not do the same is worth nothing. */
export async function assertSameAnswers(
  portA: number,
  portB: number,
  { w1, w2, w4 }: Record<'w1' | 'w2' | 'w4', Work>,
): Promise<void> {
  for (let i = 0; i < SAMPLES; i++) {
    const [read, write, refused] = [w1.request(), w2.request(), w4.request()];
    deepStrictEqual(faceSheet(await ask(portA, read)), faceSheet(await ask(portB, read)), 'The face sheets differ.');
    deepStrictEqual(
      applied(await ask(portA, write)),
      applied(await ask(portB, write)),
      'The answers to a contact differ.',
    );
    deepStrictEqual(
      applied(await ask(portA, write)),
      applied(await ask(portB, write)),
      'The answers to a contact sent again differ.',
    );
    deepStrictEqual(refusal(await ask(portA, refused)), refusal(await ask(portB, refused)), 'The refusals differ.');
  }
}

/** Everything but the instant of the answer. */
function faceSheet({ status, body }: Answer): Body {
  strictEqual(status, 200, 'A face sheet was not given.');
  const { asOf: _, ...rest } = JSON.parse(body.toString()) as Body;
  return rest;
}

/** The op's id, its outcome and its revision; positions in the two trails differ by what was asked of each before. */
function applied({ status, body }: Answer): Body {
  strictEqual(status, 200, 'A contact was not answered.');
  const { answers } = JSON.parse(body.toString()) as { answers: Body[] };
  const { opId, outcome, rev } = answers[0] ?? {};
  strictEqual(outcome, 'applied', 'A contact was not applied.');
  return { opId, outcome, rev };
}

function refusal({ status, body }: Answer): Body {
  const { code, wouldAllow } = JSON.parse(body.toString()) as Body;
  return { status, code, wouldAllow };
}

function ask(port: number, request: Buffer): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const take = answerReader();
    const socket = connect(port, '127.0.0.1').once('error', reject);
    socket.on('data', (data) => {
      const answer = take(data);
      if (answer === undefined) return;
      socket.end();
      resolve(answer);
    });
    socket.write(request);
  });
}
