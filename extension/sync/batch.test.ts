import { expect, it } from 'vitest';
import { opSchema } from '../../shared/wire/ops.ts';
import { opOf, type Waiting } from './batch.ts';
import { letterForm, uuidOf } from './testing/samples.ts';

const form = {
  kind: 'phone',
  party: 'parent',
  withName: '',
  outcome: 'reached',
  note: 'Called.',
  happenedAt: 1,
} as const;

function waiting(more: object): Waiting {
  const text = { opId: uuidOf('1'), kind: 'contact', subject: uuidOf('2'), seen: null, form: { ...form, ...more } };
  return text as unknown as Waiting;
}

it('R13: a note is sent as a contact, with what stands behind "More"', () => {
  const followUp = { dueOn: '2026-12-01', what: 'Call' };
  const op = opOf(waiting({ restricted: true, followUp }));
  expect(opSchema.parse(op)).toEqual(op);
  expect(op).toMatchObject({ kind: 'contact.add', body: { form: { ...form, restricted: true, followUp } } });
});

it('R13: what is added to a contact is sent as an addendum, its text alone', () => {
  const op = opOf(waiting({ addsTo: uuidOf('3'), restricted: true }));
  expect(opSchema.parse(op)).toEqual(op);
  expect(op).toMatchObject({ kind: 'contact.addendum', body: { contactId: uuidOf('3'), note: 'Called.' } });
  expect(op.body).not.toHaveProperty('form');
});

it('R13: a letter is sent under the name of its op: what is written on from it is another letter', () => {
  const text = { ...waiting({}), kind: 'letter', form: letterForm } as unknown as Waiting;
  const op = opOf(text);
  expect(opSchema.parse(op)).toEqual(op);
  expect(op).toMatchObject({ kind: 'letter.send', body: { letterId: uuidOf('1'), form: letterForm } });
});

it('R115: an entry of the disclosure log is sent under the name of its op, with the fields of its basis alone', () => {
  const filled = { day: '2026-11-20', party: ' Lakeside High ', capacity: 'school', threat: 'typed for another basis' };
  const entry = { outcome: 'released', basis: 'R94', filled };
  const op = opOf({ ...waiting({}), kind: 'disclosure', form: entry } as unknown as Waiting);
  expect(opSchema.parse(op)).toEqual(op);
  expect(op).toMatchObject({
    kind: 'disclosure.record',
    body: {
      disclosureId: uuidOf('1'),
      form: { basis: 'R94', filled: { day: '2026-11-20', party: 'Lakeside High', capacity: 'school' } },
    },
  });
  expect(JSON.stringify(op)).not.toContain('another basis');
});
