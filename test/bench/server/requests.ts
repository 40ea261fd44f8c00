import { randomUUID } from 'node:crypto';
import type { ContactForm } from '../../../shared/areas/contacts/contact.ts';

/** Makes the next request of its kind, as bytes. */
export type MakeRequest = () => Buffer;

const NOTE = 'Called home about the attendance plan. The guardian asked for a meeting before school. '.repeat(3).trim();
const FORM: ContactForm = {
  kind: 'phone',
  party: 'parent',
  withName: '',
  outcome: 'reached',
  note: NOTE,
  happenedAt: Date.parse('2026-01-12T15:00:00Z'),
};
const ID_LENGTH = 36;

/** The same question each time. */
export function question(path: string, token: string, body: unknown): MakeRequest {
  const whole = request(path, token, JSON.stringify(body));
  return () => whole;
}

/** Every write is a new op: its id is put into a copy of the prepared request. */
export function contactAdd(token: string, studentId: string): MakeRequest {
  const blank = ' '.repeat(ID_LENGTH);
  const ops = [{ opId: blank, kind: 'contact.add', body: { studentId, form: FORM } }];
  const whole = request('/v1/ops', token, JSON.stringify({ ops }));
  const at = whole.indexOf(blank);
  return () => {
    const copy = Buffer.from(whole);
    copy.write(randomUUID(), at, 'latin1');
    return copy;
  };
}

/** Goes through the kinds of request without end. */
export function inTurn(requests: readonly MakeRequest[]): MakeRequest {
  let next = 0;
  return () => {
    const make = requests[next % requests.length];
    if (make === undefined) throw new RangeError('There is nothing to ask.');
    next += 1;
    return make();
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
