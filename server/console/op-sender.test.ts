import { expect, test } from 'vitest';
import type { Answer, Call } from './api.ts';
import type { Fault } from './fault.ts';
import { AGAIN_MS, type OpBody, opSender } from './op-sender.ts';

const BODY: OpBody<'contact.add'> = {
  studentId: '0192f0a0-0000-7000-8000-000000000001',
  form: { kind: 'phone', party: 'parent', withName: '', outcome: 'reached', note: 'n', happenedAt: 1 },
};
type Sent = { ops: [{ opId: string; kind: string; body: unknown }] };
const ids = () => {
  let last = 0;
  return () => `0192f0a0-0000-7000-8000-00000000010${(last += 1)}`;
};

/** A sender whose calls are answered in turn: with a fault, or with an outcome for the op that was sent. */
function senderOf(...turns: (Fault | object)[]) {
  let at = 0;
  const sent: Sent['ops'][0][] = [];
  const call: Call = async (schema, path, body) => {
    expect(path).toBe('/v1/ops');
    const [op] = (body as Sent).ops;
    sent.push(op);
    const turn = turns.shift()!;
    const answer: Answer<unknown> =
      'cause' in turn
        ? { ok: false, fault: turn }
        : { ok: true, value: schema.parse({ answers: [{ opId: op.opId, ...turn }] }) };
    return answer as never;
  };
  return { sender: opSender(call, ids(), () => at), sent, pass: (ms: number) => void (at += ms) };
}
const APPLIED = { outcome: 'applied', rev: 3, seq: 7 };
const OFFLINE: Fault = { cause: 'offline' };

test('a change is sent with an id of its own, and the answer says what became of it', async () => {
  const { sender, sent } = senderOf(APPLIED);
  expect(await sender.send('contact.add', BODY)).toMatchObject({ ok: true, value: APPLIED });
  expect(sent).toEqual([{ opId: ids()(), kind: 'contact.add', body: BODY }]);
});

test('the same change sent again after a fault has the same id, so that it is applied once', async () => {
  const { sender, sent } = senderOf(OFFLINE, { cause: 'server', requestId: 'r' }, APPLIED, APPLIED);
  for (let turn = 0; turn < 4; turn += 1) await sender.send('contact.add', structuredClone(BODY));
  const [first, second, third, fourth] = sent.map(({ opId }) => opId);
  expect([second, third]).toEqual([first, first]);
  expect(fourth, 'what was answered is over: the same text again is another change').not.toBe(first);
});

test('another change, or another person, never has the id of one that was left open', async () => {
  const { sender, sent } = senderOf(OFFLINE, OFFLINE, OFFLINE);
  await sender.send('contact.add', BODY);
  await sender.send('contact.add', { ...BODY, form: { ...BODY.form, note: 'other' } });
  sender.forget();
  await sender.send('contact.add', BODY);
  expect(new Set(sent.map(({ opId }) => opId)).size).toBe(3);
});

test('the same change much later is another one', async () => {
  const { sender, sent, pass } = senderOf(OFFLINE, OFFLINE, OFFLINE);
  await sender.send('contact.add', BODY);
  pass(AGAIN_MS - 1);
  await sender.send('contact.add', BODY);
  pass(1);
  await sender.send('contact.add', BODY);
  expect(sent[1]!.opId).toBe(sent[0]!.opId);
  expect(sent[2]!.opId).not.toBe(sent[0]!.opId);
});

test('refused and invalid are answers, not faults', async () => {
  const refused = { outcome: 'refused', code: 'not-allowed', text: 't' };
  const invalid = { outcome: 'invalid', issues: [{ path: 'form.note', code: 'too_small' }] };
  const { sender } = senderOf(refused, invalid);
  expect(await sender.send('contact.add', BODY)).toMatchObject({ ok: true, value: refused });
  expect(await sender.send('contact.add', BODY)).toMatchObject({ ok: true, value: invalid });
});

test('an answer about another change is nonsense', async () => {
  const { sender } = senderOf({ opId: '0192f0a0-0000-7000-8000-000000000999', ...APPLIED });
  expect(await sender.send('contact.add', BODY)).toEqual({ ok: false, fault: { cause: 'nonsense' } });
});
