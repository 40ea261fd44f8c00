import { expect, test, vi } from 'vitest';
import { fileCallOver } from './file-call.ts';

const file = (text: string, disposition?: string) =>
  new Response(text, disposition === undefined ? {} : { headers: { 'content-disposition': disposition } });

test('gives the file under the name the server gave it, and says how much has come', async () => {
  const fetchIt = vi.fn(async () => file('{"a":1}\n', 'attachment; filename="trail-2026-11-20.jsonl"'));
  const received = vi.fn();
  const answer = await fileCallOver(fetchIt)('/v1/audit/export', { filter: null }, 'x.jsonl', { received });
  expect(answer).toMatchObject({ ok: true, value: { name: 'trail-2026-11-20.jsonl' } });
  expect(answer.ok && (await answer.value.content.text())).toBe('{"a":1}\n');
  expect(received).toHaveBeenLastCalledWith(8);
});

test.each([undefined, 'attachment; filename="../../etc/passwd"', 'attachment'])(
  'otherwise by its own name: %s',
  async (said) => {
    const answer = await fileCallOver(async () => file('', said))('/', {}, 'x.jsonl');
    expect(answer).toMatchObject({ ok: true, value: { name: 'x.jsonl' } });
  },
);

test('a refusal is a fault, and a file that breaks off is none', async () => {
  const problem = {
    type: 'about:blank',
    title: '',
    detail: '',
    status: 403,
    code: 'not-allowed',
    requestId: 'r',
    wouldAllow: ['A'],
  };
  const refused = await fileCallOver(async () => new Response(JSON.stringify(problem), { status: 403 }))('/', {}, 'x');
  expect(refused).toEqual({ ok: false, fault: { cause: 'not-allowed', wouldAllow: ['A'] } });
  const broken = new ReadableStream({
    pull(to) {
      to.error(new Error('gone'));
    },
  });
  expect(await fileCallOver(async () => new Response(broken))('/', {}, 'x')).toEqual({
    ok: false,
    fault: { cause: 'offline' },
  });
});
