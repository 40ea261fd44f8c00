import { lastRev } from './contacts.ts';
import { yearOf } from './disclosures.ts';
import type { Work } from './load.ts';
import { caseloadOf, idOf, type Shape, tokenOf } from './people.ts';
import { contactAdd, inTurn, question } from './requests.ts';

/** Who asks for whom. */
interface Target {
  readonly token: string;
  readonly studentId: string;
}

export type Works = Record<'w1' | 'w2' | 'w3' | 'w4' | 'w5', Work>;

const PAGE = 50;
/** One change in ten students is new to who pulls: 15 in a caseload of 150. */
export const NEW_SHARE = 10;

/** The measured work. Workers who read are others than those who write, so that answers stay as long as they were. */
export function worksOf(shape: Shape): Works {
  const workers = Array.from({ length: shape.workers }, (_, n) => n);
  const [readers, writers] = [0, 1].map((parity) => workers.filter((n) => n % 2 === parity)) as [number[], number[]];
  const own = (worker: number) => caseloadOf(shape, worker);
  const others = (worker: number) => caseloadOf(shape, (worker + 1) % shape.workers);
  return {
    w1: { name: 'W1 face sheet', request: inTurn(targets(readers, own).map(faceSheet)), isRight: given },
    w2: {
      name: 'W2 add contact',
      request: inTurn(targets(writers, own).map(({ token, studentId }) => contactAdd(token, studentId))),
      isRight: ({ status, body }) => status === 200 && body.includes('"applied"'),
    },
    w3: { name: 'W3 disclosure log', request: inTurn(logs(shape)), isRight: given },
    w4: {
      name: 'W4 refused read',
      request: inTurn(targets(readers, others).map(faceSheet)),
      isRight: ({ status }) => status === 404,
    },
    w5: {
      name: 'W5 pull of 150',
      request: inTurn(readers.map((worker) => pull(shape, worker))),
      isRight: ({ status, body }) => status === 200 && body.includes('"changed":[{'),
    },
  };
}

const given: Work['isRight'] = ({ status }) => status === 200;

/** Worker by worker within each place of the caseload, so that neighbours in time are strangers in the table. */
function targets(workers: readonly number[], studentsOf: (worker: number) => number[]): Target[] {
  const all = workers.map((worker) =>
    studentsOf(worker).map((student, place) => ({
      place,
      token: tokenOf(worker),
      studentId: idOf('student', student),
    })),
  );
  return all.flat().sort((a, b) => a.place - b.place);
}

const faceSheet = ({ token, studentId }: Target) => question('/v1/students/face-sheet', token, { studentId });

/** A year of each building's log: the first page. */
function logs({ buildings, workers }: Shape) {
  return Array.from({ length: buildings }, (_, n) =>
    question('/v1/disclosures/list', tokenOf(workers), { buildingId: idOf('building', n), ...yearOf(n), limit: PAGE }),
  );
}

/** What is new about a whole caseload, of which everything older is known. */
function pull(shape: Shape, worker: number) {
  const rev = lastRev(shape) - Math.floor(shape.students / NEW_SHARE);
  const held = caseloadOf(shape, worker).map((student) => ({ id: idOf('student', student), rev }));
  return question('/v1/pull', tokenOf(worker), { held });
}
