import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { ReleaseForm } from '../../../shared/areas/disclosures/release-form.ts';
import type { StudentLog } from '../../../shared/areas/disclosures/release.ts';
import { setLocale } from '../../../shared/ui/locale.svelte.ts';
import type { Trouble } from '../../messages.ts';
import { uuidOf } from '../../sync/testing/samples.ts';
import { deskTools, expired, panelOf, studentView } from '../forms/testing/panel-samples.ts';
import { DisclosureDesk } from './disclosure-desk.svelte.ts';
import type { DisclosureDraft, UnsentDisclosure } from './disclosure-messages.ts';

const NOW = Date.parse('2026-11-20T12:00:00Z');
const sent = vi.fn();
let log: DisclosureDesk;

const known = { about: { age: 14, today: '2026-11-20', studiesOpen: false }, parties: [] };
const denied: ReleaseForm = {
  outcome: 'denied',
  basis: 'none',
  filled: {
    day: '2026-11-20',
    party: 'Somebody by telephone',
    capacity: 'other',
    interest: 'Would not say',
    records: ['grades'],
    deniedWhy: 'No consent.',
  },
};
const draft: DisclosureDraft = { textId: 'kept', form: denied, keptAt: 3, why: null };
const show = (disclosureDraft: DisclosureDraft | null = null, sisId = '17', unsent: UnsentDisclosure[] = []) =>
  log.follow(panelOf(studentView(sisId, { disclosureDraft, unsentDisclosures: unsent })));

beforeEach(() => {
  setLocale('en');
  sent.mockReset().mockResolvedValue({ ok: true, at: NOW, waiting: false });
  log = new DisclosureDesk({ ask: (name, body) => sent(name, body) as never, ...deskTools(NOW) });
  show();
  log.known = known;
  log.begin();
});

describe('R115: a request that is entered', () => {
  it('begins with the server’s day and no outcome, which is no text to be kept', () => {
    expect(log.desk?.form).toEqual({ outcome: '', basis: '', filled: { day: '2026-11-20' } });
    expect([log.kept, log.desk?.hasText]).toEqual([null, false]);
  });

  it('is sent as it is written, and the form is free again', async () => {
    log.write(denied);
    expect(await log.save()).toBe(true);
    const body = { studentId: uuidOf('17'), textId: 'text-1', epoch: 1, form: denied };
    expect(sent).toHaveBeenLastCalledWith('disclosure.record', body);
    expect(log.desk?.hasText).toBe(false);
  });

  it('is not sent while something is open, and says so at its fields', async () => {
    log.write({ ...denied, filled: { ...denied.filled, interest: ' ' } });
    expect(await log.save()).toBe(false);
    expect(log.desk?.errors).toEqual({ interest: 'Fill this in' });
    expect(sent).not.toHaveBeenCalledWith('disclosure.record', expect.anything());
  });

  it('stays with its student, and waits through the end of a session', () => {
    show(draft, '18');
    expect(log.desk).toMatchObject({ textId: 'kept', restoredAt: 3 });
    log.follow(panelOf(expired, { me: null }));
    expect(log.kept).toEqual({ text: 'Somebody by telephone\nWould not say\nNo consent.', name: 'Name 18' });
    show(null, '17');
    expect([log.desk?.hasText, log.known.about]).toEqual([false, null]);
  });

  it('comes back with the reason where the server decided against it', () => {
    const why: Trouble = { cause: 'invalid', issues: [{ path: 'body.form.filled.party', code: 'barred' }] };
    show({ ...draft, why }, '18');
    return vi.waitFor(() =>
      expect(log.desk).toMatchObject({
        trouble: why,
        errors: { party: 'This party is barred: nothing may be released to it' },
      }),
    );
  });

  it('is taken back into the form while it waits', async () => {
    const waits: UnsentDisclosure = { opId: 'op-1', textId: 'waits', form: denied, savedAt: 4 };
    show(null, '17', [waits]);
    expect(log.unsent).toEqual([waits]);
    expect(await log.takeBack(waits)).toBe(true);
    expect(sent).toHaveBeenLastCalledWith('text.take-back', { opId: 'op-1' });
    expect(log.desk).toMatchObject({ textId: 'waits', open: true, form: denied });
  });
});

it('judges an entry by its own student, however late the log of another arrives', () => {
  const read = (sisId: string): StudentLog => ({
    ...known,
    student: { id: uuidOf(sisId), name: sisId, sisId },
    entries: [],
    whole: true,
    abilities: [],
  });
  show(null, '18');
  log.judgeBy(read('17'));
  expect(log.known.about).toBeNull();
  log.judgeBy(read('18'));
  expect(log.known.about).toEqual(known.about);
});

it('R117: a sealed order is not sent from here', async () => {
  log.write({
    outcome: 'released',
    basis: 'R101',
    filled: { ...denied.filled, capacity: 'agency', order: 'No. 7', noNotice: 'secrecy', proven: 'papers' },
  });
  expect(await log.save()).toBe(false);
  expect(sent).not.toHaveBeenCalledWith('disclosure.record', expect.anything());
  log.drop();
  expect(sent).toHaveBeenLastCalledWith('disclosure.drop', { textId: 'text-1' });
});
