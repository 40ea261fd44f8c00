import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { setLocale } from '../../../shared/ui/locale.svelte.ts';
import type { CaseDraft, CaseForm, Trouble } from '../../messages.ts';
import { uuidOf } from '../../sync/testing/samples.ts';
import { deskTools, expired, panelOf, studentView } from '../forms/testing/panel-samples.ts';
import { CaseDesk } from './case-desk.svelte.ts';

const NOW = Date.parse('2026-11-20T18:00:00Z');
const sent = vi.fn();
let steps: CaseDesk;

const needs: CaseForm = { caseId: uuidOf('90'), kind: 'needs', day: '2026-11-20', filled: {} };
const goal: CaseForm = { ...needs, kind: 'goal' };
const draftOf = (form: CaseForm, textId = 'kept', why: Trouble | null = null): CaseDraft => ({
  textId,
  form,
  keptAt: 3,
  why,
});
const CASE = { caseId: uuidOf('90'), stage: 'monitoring', next: null, due: null } as const;
const show = (caseDrafts: CaseDraft[] = [], sisId = '17') => {
  const view = studentView(sisId, { caseDrafts });
  steps.follow(panelOf({ ...view, faceSheet: { ...view.faceSheet, case: CASE } }));
};
const written = (text: string) => ({ ...needs, filled: { needs: text } });

// The checks are loaded when a form is first sent: with all they need, which takes its time on a busy machine.
beforeAll(() => import('./case/step-check.ts'), 60_000);

beforeEach(() => {
  setLocale('en');
  sent.mockReset().mockResolvedValue({ ok: true, at: NOW, waiting: false });
  steps = new CaseDesk({ ask: (name, body) => sent(name, body) as never, ...deskTools(NOW) });
  show();
});

describe('a step that is filled in', () => {
  it('is kept, and sent as it is filled in', async () => {
    steps.begin(needs);
    steps.write({ needs: 'Rides.' }, '2026-11-19');
    steps.flush();
    const form = { ...needs, day: '2026-11-19', filled: { needs: 'Rides.' } };
    const textId = steps.desk?.textId;
    expect(sent).toHaveBeenCalledWith('case.keep', { studentId: uuidOf('17'), textId, form });
    expect(await steps.save()).toBe(true);
    expect(sent).toHaveBeenLastCalledWith('case.write', { studentId: uuidOf('17'), textId, epoch: 1, form });
    expect(steps.line).toEqual({ kind: 'saved', at: NOW });
  });

  it('is not sent while something is missing, and says so at each field', async () => {
    steps.begin(needs);
    steps.write({ needs: ' ' }, '');
    expect(await steps.save()).toBe(false);
    expect(steps.desk?.errors).toEqual({ day: 'Enter the day', needs: 'Fill this in' });
    expect(sent).not.toHaveBeenCalledWith('case.write', expect.anything());
  });

  it('is kept when another step is begun, and goes on when that one is opened again', () => {
    steps.begin(needs);
    steps.write({ needs: 'Rides.' }, needs.day);
    const { textId } = steps.desk ?? { textId: '' };
    steps.begin(goal);
    expect(sent).toHaveBeenCalledWith('case.keep', expect.objectContaining({ textId, form: written('Rides.') }));
    expect(steps.desk?.form).toEqual(goal);
    show([draftOf(written('Rides.'), textId)]);
    steps.begin(needs);
    expect(steps.desk).toMatchObject({ textId, form: written('Rides.'), open: true });
  });

  it('comes back with its text after a restart, on its own student only, and waits through the end of a session', () => {
    show([draftOf(written('Rides.'))], '18');
    expect(steps.desk).toMatchObject({ textId: 'kept', restoredAt: 3 });
    steps.follow(panelOf(expired, { me: null }));
    expect(steps.kept).toEqual({ text: 'Rides.', name: 'Name 18' });
    show([], '17');
    expect(steps.desk?.hasText).toBe(false);
  });

  it('that strikes one step is another than that which strikes another, also where nothing was typed', () => {
    const strike = (step: string): CaseForm => ({ ...needs, kind: 'struck', filled: { step } });
    steps.begin(strike('a'));
    expect(steps.desk?.hasText).toBe(false);
    steps.begin(strike('b'));
    expect(steps.desk?.form.filled).toEqual({ step: 'b' });
    show([draftOf({ ...strike('a'), filled: { step: 'a', why: 'Other student.' } })]);
    steps.begin(strike('b'));
    expect(steps.desk?.form.filled).toEqual({ step: 'b' });
    steps.begin(strike('a'));
    expect(steps.desk?.form.filled).toEqual({ step: 'a', why: 'Other student.' });
  });

  it('is not the same step of another case: what was begun in one that has ended stays out of the new one', () => {
    const ended = draftOf({ ...written('Rides.'), caseId: uuidOf('80') });
    show([ended], '18');
    expect(steps.desk?.hasText).toBe(false);
    steps.begin(needs);
    expect(steps.desk?.form).toEqual(needs);
  });

  it('is no text to be kept while only what was given stands in it, before and after it was saved', async () => {
    steps.begin({ ...needs, filled: { needs: 'Drafted from the log.' } });
    expect(steps.kept).toBeNull();
    expect(await steps.save()).toBe(true);
    expect([steps.kept, steps.desk?.hasText]).toEqual([null, false]);
  });

  it('is open in its own form: of another step’s draft nothing stands in it', () => {
    show([draftOf(written('Rides.'))]);
    steps.begin(goal);
    expect(steps.desk?.form).toEqual(goal);
    show([draftOf(written('Rides.'))]);
    expect(steps.desk?.form).toEqual(goal);
  });
});

describe('R3: a case that is handed over', () => {
  const to = { worker: 'Dung Võ', building: 'Lakeside High' };
  const transfer: CaseForm = {
    ...needs,
    kind: 'transferred',
    filled: { buildingId: uuidOf('7'), workerId: uuidOf('8'), handOver: 'Texts reach the family best.' },
  };
  const me = panelOf(expired).me;
  const closed = (sisId: string) =>
    panelOf({ kind: 'no-access', seen: studentView(sisId).seen, wouldAllow: [], draft: null });

  async function handOver(): Promise<void> {
    steps.begin(transfer);
    await steps.save(to);
    // What was written is told of once more before the folder closes.
    show();
    steps.follow(closed('17'));
  }

  it('is told of to whoever handed it over, with the day, on that page alone', async () => {
    await handOver();
    expect(steps.handedOver('17', me?.staffId)).toMatchObject({ ...to, day: '2026-11-20' });
    expect(steps.handedOver('18', me?.staffId)).toBeNull();
    expect(steps.handedOver('17', uuidOf('99'))).toBeNull();
  });

  it('is forgotten with the next student and with the session', async () => {
    await handOver();
    show([], '18');
    steps.follow(closed('17'));
    expect(steps.handedOver('17', me?.staffId)).toBeNull();
    show();
    await handOver();
    steps.follow(panelOf(expired, { me: null }));
    expect(steps.handedOver('17', me?.staffId)).toBeNull();
  });

  it('is not told of where the step was not taken', async () => {
    sent.mockResolvedValue({ ok: false, why: { cause: 'offline' } });
    await handOver();
    expect(steps.handedOver('17', me?.staffId)).toBeNull();
  });
});

describe('a step that the server refused', () => {
  const why: Trouble = {
    cause: 'invalid',
    issues: [
      { path: 'body.form.kind', code: 'after.parent-told' },
      { path: 'body.form.day', code: 'future' },
    ],
  };

  it('keeps its text and has the reason at its field at once', async () => {
    sent.mockImplementation((name: string) =>
      Promise.resolve(name === 'case.write' ? { ok: false, why } : { ok: true, at: NOW }),
    );
    steps.begin(needs);
    steps.write({ needs: 'Rides.' }, '2026-11-20');
    expect(await steps.save()).toBe(false);
    expect(steps.desk).toMatchObject({
      errors: { day: 'Choose a day up to today' },
      trouble: why,
      form: written('Rides.'),
    });
  });

  it('comes back with the reason where its author was elsewhere, until they go on with it', async () => {
    show([draftOf(written('Rides.'), 'refused', why)]);
    steps.begin(needs);
    await vi.waitFor(() => expect(steps.desk?.errors).toEqual({ day: 'Choose a day up to today' }));
    expect(steps.desk).toMatchObject({ textId: 'refused', trouble: why });
  });
});
