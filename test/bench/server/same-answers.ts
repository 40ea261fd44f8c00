import { deepStrictEqual, ok, strictEqual } from 'node:assert/strict';
import { ask } from './ask.ts';
import type { Answer } from './http-reader.ts';
import type { Works } from './works.ts';

const SAMPLES = 12;
const CONTACTS_MIN = 10;
/** How many changes of a caseload of 150 a pull is about: the share is exact in the district, not in each caseload. */
const CHANGES = { least: 5, most: 30 };
/** A third of a building's 1,500 disclosures lie in a year, give or take the ends. */
const DISCLOSURES = { least: 490, most: 510, page: 50 };

type Body = Record<string, unknown>;

/** A server that is asked, by the name it has in the tables. */
interface Asked {
  readonly name: string;
  readonly port: number;
}

/**
 * Asks all the same and compares with the first: a comparison of speed between servers that do not do the same is
 * worth nothing. Writes are sent to each alike.
 */
export async function assertSameAnswers([first, ...others]: readonly Asked[], works: Works): Promise<void> {
  if (first === undefined) return;
  for (let i = 0; i < SAMPLES; i++) {
    const write = works.w2.request();
    const questions: readonly (readonly [what: string, request: Buffer, essence: (answer: Answer) => Body])[] = [
      ['face sheet', works.w1.request(), faceSheet],
      ['answer to a contact', write, applied],
      ['answer to a contact sent again', write, applied],
      ['page of the disclosure log', works.w3.request(), disclosures],
      ['refusal', works.w4.request(), refusal],
      ['pull', works.w5.request(), pulled],
    ];
    for (const [what, request, essence] of questions) {
      const expected = essence(await ask(first.port, request));
      for (const { name, port } of others)
        deepStrictEqual(essence(await ask(port, request)), expected, `${name} and ${first.name} differ in a ${what}.`);
    }
  }
}

/** Everything but the instant of the answer. */
function faceSheet(answer: Answer): Body {
  const { asOf: _, ...rest } = bodyOf(answer, 200);
  ok((rest['contacts'] as unknown[]).length >= CONTACTS_MIN, 'A face sheet holds too few contacts.');
  return rest;
}

/** The op's id, its outcome and its revision; positions in the two trails differ by what was asked of each before. */
function applied(answer: Answer): Body {
  const { answers } = bodyOf(answer, 200) as { answers: Body[] };
  const { opId, outcome, rev } = answers[0] ?? {};
  strictEqual(outcome, 'applied', 'A contact was not applied.');
  return { opId, outcome, rev };
}

function disclosures(answer: Answer): Body {
  const body = bodyOf(answer, 200);
  const { total, rows } = body as { total: number; rows: unknown[] };
  ok(total >= DISCLOSURES.least && total <= DISCLOSURES.most, `A year of disclosures has ${total} of about 500 rows.`);
  strictEqual(rows.length, DISCLOSURES.page, 'A page of disclosures is not full.');
  return body;
}

function refusal(answer: Answer): Body {
  const { code, wouldAllow } = bodyOf(answer, 404);
  return { code, wouldAllow };
}

function pulled(answer: Answer): Body {
  const body = bodyOf(answer, 200);
  const changes = (body['changed'] as unknown[]).length;
  ok(changes >= CHANGES.least && changes <= CHANGES.most, `A pull holds ${changes} of about 15 changes.`);
  return body;
}

function bodyOf({ status, body }: Answer, expected: number): Body {
  strictEqual(status, expected, `An answer has the status ${status} in place of ${expected}.`);
  return JSON.parse(body.toString()) as Body;
}
