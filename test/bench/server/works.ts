import { randomUUID } from 'node:crypto';
import type { ContactForm } from '../../../shared/areas/contacts/contact.ts';
import { caseloadOf, idOf, type Shape, tokenOf } from './people.ts';
import type { Work } from './load.ts';

/** Who asks for whom. */
interface Target {
  readonly token: string;
  readonly studentId: string;
}

const NOTE = 'Called home about the attendance plan. The guardian asked for a meeting before school. '.repeat(3).trim();
const FORM: ContactForm = {
  kind: 'phone',
  party: 'parent',
  withName: '',
  outcome: 'reached',
  note: NOTE,
  happenedAt: Date.parse('2026-01-12T15:00:00Z'),
};

/** The measured work. Students who are read are not written to, so that answers stay as long as they were. */
export function worksOf(shape: Shape): { w1: Work; w2: Work; w4: Work } {
  const mine = (parity: number) =>
    targets(shape, (worker) => caseloadOf(shape, worker).filter((_, i) => i % 2 === parity));
  const othersOf = (worker: number) => caseloadOf(shape, (worker + shape.workers / 2) % shape.workers);
  return {
    w1: {
      name: 'W1 face sheet',
      request: inTurn(mine(0).map(faceSheetRequest)),
      isRight: ({ status }) => status === 200,
    },
    w2: {
      name: 'W2 add contact',
      request: inTurn(mine(1).map(contactRequest)),
      isRight: ({ status, body }) => status === 200 && body.includes('"applied"'),
    },
    w4: {
      name: 'W4 refused read',
      request: inTurn(targets(shape, othersOf).map(faceSheetRequest)),
      isRight: ({ status }) => status === 404,
    },
  };
}

/** Worker by worker within each place of the caseload, so that neighbours in time are strangers in the table. */
function targets(shape: Shape, studentsOf: (worker: number) => number[]): Target[] {
  const all = Array.from({ length: shape.workers }, (_, worker) =>
    studentsOf(worker).map((student, place) => ({
      place,
      token: tokenOf(worker),
      studentId: idOf('student', student),
    })),
  );
  return all.flat().sort((a, b) => a.place - b.place);
}

function inTurn(requests: readonly (() => Buffer)[]): () => Buffer {
  let next = 0;
  return () => {
    const make = requests[next % requests.length];
    if (make === undefined) throw new RangeError('There is nothing to ask.');
    next += 1;
    return make();
  };
}

function faceSheetRequest({ token, studentId }: Target): () => Buffer {
  const whole = request('/v1/students/face-sheet', token, JSON.stringify({ studentId }));
  return () => whole;
}

const ID_LENGTH = 36;

/** Every write is a new op: its id is put into a copy of the prepared request. */
function contactRequest({ token, studentId }: Target): () => Buffer {
  const blank = ' '.repeat(ID_LENGTH);
  const whole = request(
    '/v1/ops',
    token,
    JSON.stringify({ ops: [{ opId: blank, kind: 'contact.add', body: { studentId, form: FORM } }] }),
  );
  const at = whole.indexOf(blank);
  return () => {
    const copy = Buffer.from(whole);
    copy.write(randomUUID(), at, 'latin1');
    return copy;
  };
}

function request(path: string, token: string, body: string): Buffer {
  const head = [
    `POST ${path} HTTP/1.1`,
    'host: 127.0.0.1',
    'content-type: application/json',
    `authorization: Bearer ${token}`,
  ];
  return Buffer.from([...head, `content-length: ${Buffer.byteLength(body)}`, '', body].join('\r\n'));
}
