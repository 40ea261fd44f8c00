import { beforeEach, describe, expect, it, vi } from 'vitest';
import { CaseDesk } from '../../areas/cases/case-desk.svelte.ts';
import { deskTools, panelOf, studentView } from '../../areas/forms/testing/panel-samples.ts';
import type { CaseForm } from '../../messages.ts';
import { uuidOf } from '../../sync/testing/samples.ts';
import { LateDesks } from './late-desks.svelte.ts';

const sent = vi.fn();
const form: CaseForm = { caseId: null, kind: 'referred', day: '2026-11-20', filled: { about: 'Fights in the hall.' } };
let late: LateDesks;

beforeEach(() => {
  sent.mockReset().mockResolvedValue({ ok: true, at: 1 });
  late = new LateDesks({ ask: (name, body) => sent(name, body) as never, ...deskTools(5) });
});

describe('a desk that comes with its screen', () => {
  it('knows at once what the panel shows, with what was kept before', () => {
    late.follow(panelOf(studentView('17', { caseDrafts: [{ textId: 'kept', form, keptAt: 3, why: null }] })));
    const desk = late.of(CaseDesk);
    expect(desk.student?.id).toBe(uuidOf('17'));
    expect(desk.desk).toMatchObject({ textId: 'kept', form });
  });

  it('is the same one each time its screen is opened, and hears of all that the panel hears', () => {
    const desk = late.of(CaseDesk);
    expect(late.of(CaseDesk)).toBe(desk);
    expect(late.all).toEqual([desk]);
    late.follow(panelOf(studentView('18')));
    desk.begin({ ...form, filled: {} });
    desk.write({ about: 'Fights.' }, form.day);
    late.flush();
    expect(sent).toHaveBeenCalledWith('case.keep', expect.objectContaining({ studentId: uuidOf('18') }));
    late.dropped(desk.desk?.textId ?? '');
    expect(desk.kept).toBeNull();
  });
});
