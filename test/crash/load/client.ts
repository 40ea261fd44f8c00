import { randomUUID } from 'node:crypto';
import type { FaceSheet } from '../../../shared/areas/cases/face-sheet.ts';
import type { ContactForm } from '../../../shared/areas/contacts/contact.ts';
import { opsAnswerSchema } from '../../../shared/wire/ops.ts';
import type { Random } from '../../demo/district/random.ts';
import { STUDENTS } from '../place/fill.ts';
import { type NoReply, type Reply, send } from './http.ts';
import type { Ledger, SentOp } from './ledger.ts';

const READ_CHANCE = 0.4;
const RESEND_CHANCE = 0.05;
const BATCH_MAX = 3;
const NOTE_PADDING_MAX = 600;
const REST_MS = { min: 5, max: 50 };

/** What a client works with. */
export interface ClientContext {
  readonly urls: readonly string[];
  /** One worker a client: an op is known again only when its own author resends it. */
  readonly token: string;
  readonly random: Random;
  readonly ledger: Ledger;
  /** Whether an answer means "not now, keep it and send it again". Any other but 200 is a fault. */
  readonly tolerated: ((reply: Reply) => boolean) | undefined;
  /** After this no new op is made; the client ends when its outbox is empty, or gives up at the instant. */
  stopping(): { giveUpAt: number } | undefined;
  /** Takes a step as soon as steps are allowed. */
  turn(step: () => Promise<void>): Promise<void>;
}

/** One client: it makes ops, keeps each in its outbox until it is answered, and reads face sheets in between. */
export async function runClient(context: ClientContext): Promise<void> {
  const { random, ledger } = context;
  const delivered: SentOp[] = [];
  let outbox: SentOp[] = [];
  for (let stop = context.stopping(); stop === undefined || outbox.length > 0; stop = context.stopping()) {
    if (stop !== undefined && performance.now() > stop.giveUpAt) {
      ledger.faults.push(`${outbox.length} ops of a client were never answered`);
      return;
    }
    await context.turn(async () => {
      if (context.stopping() === undefined && random.chance(READ_CHANCE)) return readFaceSheet(context);
      if (outbox.length === 0) outbox = newOps(context);
      // An op that has its answer may arrive again: from another window, or from a client that forgot.
      const again = delivered.length > 0 && random.chance(RESEND_CHANCE) ? [random.pick(delivered)] : [];
      await deliver(context, [...outbox, ...again]);
      delivered.push(...outbox.filter(isAnswered));
      outbox = outbox.filter((op) => !isAnswered(op));
    });
  }
}

const isAnswered = ({ answer }: SentOp) => answer !== undefined;

/** Sends ops and notes each answer; without one the ops stay as they are. */
async function deliver(context: ClientContext, sent: SentOp[]): Promise<void> {
  const { ledger } = context;
  for (const op of sent) op.sends += 1;
  const reply = await ask(context, '/v1/ops', { ops: sent.map(({ wire }) => wire) });
  if (reply === undefined) return;
  const { answers } = opsAnswerSchema.parse(reply.body);
  if (answers.length !== sent.length) ledger.faults.push(`${sent.length} ops were given ${answers.length} answers`);
  for (const answer of answers) {
    const op = ledger.ops.get(answer.opId);
    if (op === undefined || answer.outcome !== 'applied') {
      ledger.faults.push(`an op was answered ${JSON.stringify(answer)}`);
    } else if (op.answer === undefined) {
      const { rev, seq } = answer;
      op.answer = { rev, seq, at: performance.now(), requestId: reply.requestId, sends: op.sends };
    } else if (op.answer.rev !== answer.rev || op.answer.seq !== answer.seq) {
      ledger.faults.push(`the op ${op.opId} was given two different answers`);
    }
  }
}

async function readFaceSheet(context: ClientContext): Promise<void> {
  const studentId = context.random.pick(STUDENTS);
  const reply = await ask(context, '/v1/students/face-sheet', { studentId });
  if (reply === undefined) return;
  const contacts = (reply.body as FaceSheet).contacts ?? [];
  const { requestId } = reply;
  context.ledger.reads.push({ at: performance.now(), requestId, studentId, contacts: contacts.map(({ id }) => id) });
}

/** Undefined when there was no answer or a tolerated refusal, after a short rest as a client takes. */
async function ask(context: ClientContext, path: string, body: object): Promise<Reply | undefined> {
  const { urls, token, random } = context;
  const reply = await send(random.pick(urls), 'POST', path, token, body);
  if (typeof reply !== 'string' && reply.status === 200) return reply;
  noteRefusal(context, path, reply);
  await new Promise((resolve) => setTimeout(resolve, random.int(REST_MS.min, REST_MS.max)));
  return undefined;
}

function noteRefusal({ ledger, tolerated }: ClientContext, path: string, reply: Reply | NoReply): void {
  if (reply === 'not reached') return;
  if (reply === 'cut off') ledger.cutOff += 1;
  else if (tolerated?.(reply) === true) ledger.refused[path] = (ledger.refused[path] ?? 0) + 1;
  else ledger.faults.push(`${path} was answered ${reply.status} ${JSON.stringify(reply.body)}`);
}

function newOps({ random, ledger }: ClientContext): SentOp[] {
  return Array.from({ length: random.int(1, BATCH_MAX) }, () => {
    const op = newOp(random);
    ledger.ops.set(op.opId, op);
    return op;
  });
}

/** A contact for one of the students, marked with its op in its note. */
export function newOp(random: Random): SentOp {
  const opId = randomUUID();
  const studentId = random.pick(STUDENTS);
  const note = `op ${opId} ${'.'.repeat(random.int(0, NOTE_PADDING_MAX))}`.trim();
  const form: ContactForm = {
    kind: 'phone',
    party: 'parent',
    withName: '',
    outcome: 'reached',
    note,
    happenedAt: Date.now(),
  };
  return { opId, studentId, note, sends: 0, wire: { opId, kind: 'contact.add', body: { studentId, form } } };
}
