import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Trouble } from '../../messages.ts';
import { FormDesk, type FormWork } from './form-desk.svelte.ts';

type Form = { text: string };
type Answer = { ok: true } | { ok: false; why: Trouble };

const NOW = 5_000;
const keep = vi.fn<FormWork<Form>['keep']>();
const send = vi.fn<FormWork<Form>['send']>();
let due: (() => void)[];
let checks: Promise<never> | undefined;

function deskOf(draft: { form: Form; keptAt: number } | null = null): FormDesk<Form> {
  const work: FormWork<Form> = {
    blank: { text: '' },
    isBlank: ({ text }) => text === '',
    checks: () =>
      checks ??
      Promise.resolve({
        check: ({ text }: Form) => (text === '' ? { text: 'Say something' } : {}),
        errorsOf: (issues) => Object.fromEntries(issues.map(({ path, code }) => [path, code])),
      }),
    keep,
    send,
  };
  const timers = { set: (done: () => void) => due.push(done), clear: () => undefined };
  return new FormDesk(work, draft, { now: () => NOW, timers });
}

beforeEach(() => {
  due = [];
  checks = undefined;
  keep.mockReset().mockResolvedValue({ ok: true, at: NOW });
  send.mockReset().mockResolvedValue({ ok: true });
});

describe('a form that is written', () => {
  it('is kept at a pause, and says so', async () => {
    const desk = deskOf();
    desk.form.text = 'Attendance';
    desk.typed();
    expect(keep).not.toHaveBeenCalled();
    due[0]?.();
    expect(keep).toHaveBeenCalledWith({ text: 'Attendance' });
    await vi.waitFor(() => expect(desk.line).toEqual({ kind: 'draft', at: NOW }));
  });

  it('says when it could not be kept', async () => {
    keep.mockRejectedValue(new Error('gone'));
    const desk = deskOf();
    desk.form.text = 'Attendance';
    desk.typed();
    desk.flush();
    await vi.waitFor(() => expect(desk.line).toEqual({ kind: 'draft-lost' }));
  });

  it('comes back open with its text', () => {
    const desk = deskOf({ form: { text: 'Attendance' }, keptAt: 40 });
    expect(desk).toMatchObject({ open: true, restoredAt: 40, hasText: true });
    expect(desk.form).toEqual({ text: 'Attendance' });
  });

  it('is dropped here and where it is kept', () => {
    const desk = deskOf({ form: { text: 'Attendance' }, keptAt: 40 });
    desk.drop();
    expect(keep).toHaveBeenCalledWith({ text: '' });
    expect(desk).toMatchObject({ open: false, hasText: false });
  });
});

describe('a form that is sent', () => {
  const written = () => deskOf({ form: { text: 'Attendance' }, keptAt: 40 });

  it('says that it did not go when what checks it cannot be loaded, and can be sent again', async () => {
    const desk = written();
    checks = Promise.reject(new Error('gone with an update'));
    expect(await desk.send()).toBe(false);
    expect(desk).toMatchObject({ hasText: true, line: { kind: 'not-saved' } });
    checks = undefined;
    expect(await desk.send()).toBe(true);
  });

  it('takes an error away once it is mended', async () => {
    const desk = deskOf();
    expect(await desk.send()).toBe(false);
    expect(desk.errors).toEqual({ text: 'Say something' });
    desk.form.text = 'Attendance';
    desk.typed();
    await vi.waitFor(() => expect(desk.errors).toEqual({}));
  });

  it('goes once, however often it is pressed, and is empty then', async () => {
    const desk = written();
    expect(await Promise.all([desk.send(), desk.send()])).toEqual([true, false]);
    expect(send.mock.calls).toEqual([[{ text: 'Attendance' }]]);
    expect(desk).toMatchObject({ sent: true, open: false, hasText: false, line: { kind: 'saved', at: NOW } });
  });

  it('does not go with a fault in it, which stands at its field', async () => {
    const desk = deskOf();
    expect(await desk.send()).toBe(false);
    expect(desk).toMatchObject({ errors: { text: 'Say something' }, sent: false, line: { kind: 'idle' } });
    expect(send).not.toHaveBeenCalled();
  });

  it.each<[string, () => Promise<Answer>, Trouble]>([
    [
      'refused',
      () => Promise.resolve({ ok: false, why: { cause: 'refused', code: 'open-already', text: 'It is open.' } }),
      { cause: 'refused', code: 'open-already', text: 'It is open.' },
    ],
    ['never answered', () => Promise.reject(new Error('gone')), { cause: 'server', requestId: '' }],
  ])('keeps its text when it is %s, and goes again', async (_how, answer, why) => {
    send.mockImplementationOnce(answer);
    const desk = written();
    expect(await desk.send()).toBe(false);
    expect(desk).toMatchObject({ trouble: why, hasText: true, line: { kind: 'not-saved' } });
    expect(await desk.send()).toBe(true);
    expect(desk.trouble).toBeNull();
  });

  it('shows at the fields what the server found', async () => {
    const why: Trouble = { cause: 'invalid', issues: [{ path: 'text', code: 'too_big' }] };
    send.mockResolvedValueOnce({ ok: false, why });
    const desk = written();
    await desk.send();
    expect(desk.errors).toEqual({ text: 'too_big' });
  });
});
