import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { ApplicationDraft, PanelState, PanelView } from '../../messages.ts';
import { pageKey } from '../../sync/page-key.ts';
import { me, seenOf, uuidOf } from '../../sync/testing/samples.ts';
import { setLocale } from '../../../shared/ui/locale.svelte.ts';
import { deskTools, panelOf } from '../forms/testing/panel-samples.ts';
import { ApplicationDesk } from './application-desk.svelte.ts';

const sent = vi.fn();
let desk: ApplicationDesk;

function closed(sisId: string, draft: ApplicationDraft | null = null): PanelView {
  return { kind: 'no-access', seen: seenOf(sisId), wouldAllow: [], draft };
}

function show(view: PanelView, more: Partial<PanelState> = {}): void {
  desk.follow(panelOf(view, { epoch: 7, ...more }));
}

function write(need: string): void {
  if (desk.desk === null) throw new Error('Nothing is closed here.');
  desk.desk.form.need = need;
  desk.desk.typed();
}

beforeEach(() => {
  setLocale('en');
  sent.mockReset().mockResolvedValue({ ok: true, at: 1 });
  desk = new ApplicationDesk((name, body) => sent(name, body) as never, deskTools(1));
});

describe('an application', () => {
  it('begins with whom the page shows, by name and number', () => {
    show(closed('17'));
    expect(desk.desk?.form).toEqual({ about: 'Name 17, 17', information: '', need: '' });
    expect(desk.desk?.open).toBe(false);
  });

  it('stays through a change of the page that comes back to the same person', () => {
    show(closed('17'));
    write('I coach the team.');
    show({ kind: 'changing' });
    show(closed('17'));
    expect(desk.desk?.form.need).toBe('I coach the team.');
  });

  it('is kept and put away when the page shows somebody else, whose own draft comes back', () => {
    show(closed('17'));
    write('I coach the team.');
    const form = { about: '18', information: 'Attendance.', need: '' };
    show(closed('18', { form, keptAt: 3 }));
    expect(sent).toHaveBeenCalledWith('application.keep', {
      subject: pageKey(seenOf('17')),
      form: expect.objectContaining({ need: 'I coach the team.' }) as unknown,
    });
    expect(desk.desk?.form).toEqual(form);
  });

  it('is another person’s no more than a note is', () => {
    show(closed('17'));
    write('I coach the team.');
    show(closed('17'), { me: { ...me, staffId: uuidOf('8') } });
    expect(desk.desk?.form.need).toBe('');
    show({ kind: 'signed-out', why: 'by-user', keptDraftAt: null }, { me: null });
    expect(desk.desk).toBeNull();
  });

  it('waits through the end of a session', () => {
    show(closed('17'));
    write('I coach the team.');
    show({ kind: 'signed-out', why: 'expired', keptDraftAt: 1 }, { me: null });
    show(closed('17'));
    expect(desk.desk?.form.need).toBe('I coach the team.');
  });

  it('goes with the number of the page’s last change', async () => {
    show(closed('17'));
    write('I coach the team.');
    if (desk.desk) desk.desk.form.information = 'Attendance.';
    show(closed('17'), { epoch: 9 });
    expect(await desk.desk?.send()).toBe(true);
    expect(sent).toHaveBeenLastCalledWith('application.write', {
      subject: pageKey(seenOf('17')),
      epoch: 9,
      form: { about: 'Name 17, 17', information: 'Attendance.', need: 'I coach the team.' },
    });
    expect(desk.line).toMatchObject({ kind: 'saved' });
    expect(desk.desk?.sent).toBe(true);
    desk.tookBack('Somebody else, 18');
    expect(desk.desk?.sent).toBe(true);
    desk.tookBack('Name 17, 17');
    expect(desk.desk).toMatchObject({ sent: false, hasText: false });
  });
});
