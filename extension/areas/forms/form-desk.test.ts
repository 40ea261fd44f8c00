import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Trouble } from '../../messages.ts';
import { type Draft, FormDesk, type FormWork } from './form-desk.svelte.ts';
import { deskTools } from './testing/panel-samples.ts';

type Form = { text: string };
type Answer = { ok: true } | { ok: false; why: Trouble };

const NOW = 5_000;
const keep = vi.fn<FormWork<Form>['keep']>();
const send = vi.fn<FormWork<Form>['send']>();
const drop = vi.fn<FormWork<Form>['drop']>();
let due: (() => void)[];
let checks: Promise<never> | undefined;

function deskOf(draft: Draft<Form> | null = null): FormDesk<Form> {
  const work: FormWork<Form> = {
    blank: () => ({ text: '' }),
    isBlank: ({ text }) => text === '',
    checks: () =>
      checks ??
      Promise.resolve({
        check: ({ text }: Form) => (text === '' ? { text: 'Say something' } : {}),
        errorsOf: (issues) => Object.fromEntries(issues.map(({ path, code }) => [path, code])),
      }),
    keep,
    send,
    drop,
  };
  const timers = { set: (done: () => void) => due.push(done), clear: () => undefined };
  return new FormDesk(work, draft, deskTools(NOW, timers));
}

beforeEach(() => {
  due = [];
  checks = undefined;
  keep.mockReset().mockResolvedValue({ ok: true, at: NOW });
  send.mockReset().mockResolvedValue({ ok: true });
  drop.mockReset().mockResolvedValue({ ok: true });
});

describe('a form that is written', () => {
  it('is kept at a pause, and says so', async () => {
    const desk = deskOf();
    desk.form.text = 'Attendance';
    desk.typed();
    expect(keep).not.toHaveBeenCalled();
    due[0]?.();
    expect(keep).toHaveBeenCalledWith({ text: 'Attendance' }, 'text-1');
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
    const desk = deskOf({ textId: 'kept', form: { text: 'Attendance' }, keptAt: 40 });
    desk.drop();
    expect(drop).toHaveBeenCalledWith('kept');
    expect(desk).toMatchObject({ open: false, hasText: false });
  });
});

describe('a form that is sent', () => {
  const written = () => deskOf({ textId: 'kept', form: { text: 'Attendance' }, keptAt: 40 });

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
    expect(send.mock.calls).toEqual([[{ text: 'Attendance' }, 'kept']]);
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

  it.each<[string, () => Promise<Answer>]>([
    ['never answered', () => Promise.reject(new Error('gone'))],
    [
      'refused',
      () => Promise.resolve({ ok: false, why: { cause: 'refused', code: 'open-already', text: 'It is open.' } }),
    ],
  ])('is the same text when it was %s, is changed and goes again', async (_how, answer) => {
    send.mockImplementationOnce(answer);
    const desk = written();
    await desk.send();
    desk.form.text = 'Attendance, mended';
    desk.typed();
    await desk.send();
    expect(send).toHaveBeenLastCalledWith({ text: 'Attendance, mended' }, 'kept');
  });

  it('leaves a new text to what was typed on while it was under way', async () => {
    const desk = written();
    const sent = desk.send();
    desk.form.text = 'Attendance, and more';
    await sent;
    expect(keep).toHaveBeenLastCalledWith({ text: 'Attendance, and more' }, desk.textId);
    expect(desk.textId).not.toBe('kept');
  });

  it('shows at the fields what the server found', async () => {
    const why: Trouble = { cause: 'invalid', issues: [{ path: 'text', code: 'too_big' }] };
    send.mockResolvedValueOnce({ ok: false, why });
    const desk = written();
    await desk.send();
    expect(desk.errors).toEqual({ text: 'too_big' });
  });
});

describe('a kept text that comes late', () => {
  const late = { textId: 'late', form: { text: 'From before' }, keptAt: 40 };

  it('is taken up by a form in which nothing was written, also where it is open', () => {
    const desk = deskOf();
    desk.start();
    desk.offer(late);
    expect(desk).toMatchObject({ textId: 'late', restoredAt: 40, form: { text: 'From before' } });
  });

  it('never comes under a writer’s hands', () => {
    const desk = deskOf();
    desk.start();
    desk.form.text = 'A';
    desk.typed();
    desk.offer(late);
    expect(desk.form.text).toBe('A');
    desk.form.text = '';
    desk.offer(late);
    expect(desk.hasText).toBe(false);
    desk.open = false;
    desk.offer(late);
    expect(desk.textId).toBe('late');
  });

  it('is not taken up while another is being saved', async () => {
    const desk = deskOf(late);
    const sent = desk.send();
    desk.offer({ ...late, textId: 'other' });
    expect(desk.textId).toBe('late');
    expect(await sent).toBe(true);
  });

  it('is not the one that was saved or thrown away just now, of which an older state still tells', async () => {
    const desk = deskOf(late);
    await desk.send();
    desk.offer(late);
    expect(desk.hasText).toBe(false);
    // The server refused it after all: it comes back.
    desk.offer(null);
    desk.offer(late);
    expect(desk.hasText).toBe(true);
    desk.drop();
    desk.offer(late);
    expect(desk.hasText).toBe(false);
  });

  it('leaves it said that another was saved', async () => {
    const desk = deskOf(late);
    await desk.send();
    desk.offer({ ...late, textId: 'other' });
    expect(desk).toMatchObject({ textId: 'other', line: { kind: 'saved' } });
  });
});
