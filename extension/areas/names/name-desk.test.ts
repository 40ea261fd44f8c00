import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { StudentNames } from '../../../shared/areas/names/names.ts';
import { setLocale } from '../../../shared/ui/locale.svelte.ts';
import { type NameForm, newStep, newUpdate, NOTHING_AROUND } from '../../../shared/ui/names/name-draft.ts';
import type { Trouble } from '../../messages.ts';
import { uuidOf } from '../../sync/testing/samples.ts';
import { deskTools, expired, panelOf, studentView } from '../forms/testing/panel-samples.ts';
import { NameDesk } from './name-desk.svelte.ts';
import type { NameDraft, UnsentName } from './name-messages.ts';

const NOW = Date.parse('2026-11-20T12:00:00Z');
const TODAY = '2026-11-20';
const UPDATE = uuidOf('900');
const sent = vi.fn();
let names: NameDesk;

const student: StudentNames['student'] = {
  id: uuidOf('17'),
  name: 'Kiri Baptiste',
  sisId: '17',
  givenName: 'Kiri',
  middleName: '',
  familyName: 'Baptiste',
  birthDate: '2012-03-14',
  age: 14,
  school: 'Harbor View High',
};
const blank = newUpdate({ student, today: TODAY });
const signed: NameForm = {
  updateId: UPDATE,
  kind: 'signed',
  day: TODAY,
  filled: { who: 'parent', how: 'paper', signer: 'Dana Baptiste', where: 'Folder 3' },
};
const draft: NameDraft = { textId: 'kept', form: signed, keptAt: 3, why: null };
const show = (nameDraft: NameDraft | null = null, sisId = '17', unsent: UnsentName[] = []) =>
  names.follow(panelOf(studentView(sisId, { nameDraft, unsentNames: unsent })));

beforeEach(() => {
  setLocale('en');
  sent.mockReset().mockResolvedValue({ ok: true, at: NOW, waiting: false });
  names = new NameDesk({ ask: (name, body) => sent(name, body) as never, ...deskTools(NOW) });
  show();
});

describe('R193: the update form', () => {
  it('begins with the name of the roster, which is no text to be kept', () => {
    names.begin(blank, NOTHING_AROUND);
    expect(names.desk?.form.filled).toEqual({
      ...{ currentFirst: 'Kiri', currentMiddle: '', currentLast: 'Baptiste' },
      ...{ middle: '', last: 'Baptiste' },
    });
    expect([names.desk?.hasText, names.kept]).toEqual([false, null]);
  });

  it('R194 to R200: says at its fields what is open, every statement by itself, and sends nothing', async () => {
    names.begin(blank, NOTHING_AROUND);
    names.write({ ...blank.filled, first: 'Kit', last: 'Other' }, TODAY);
    expect(await names.save()).toBe(false);
    const errors = names.desk?.errors ?? {};
    for (const name of ['currentGender', 'gender', 'identifies', 'notLegal', 'bothReleased', 'changeEmail']) {
      expect(errors, name).toHaveProperty(name);
    }
    // R201: a last name is changed by a court order or a birth certificate alone.
    expect(errors).toHaveProperty('lastProof');
    expect(sent).not.toHaveBeenCalledWith('name.send', expect.anything());
  });
});

describe('R203: a step of an update', () => {
  it('is sent as it is written, and the form is free again', async () => {
    names.begin(newStep(UPDATE, 'signed', TODAY), NOTHING_AROUND);
    names.write(signed.filled, signed.day);
    expect(await names.save()).toBe(true);
    const body = { studentId: uuidOf('17'), textId: 'text-2', epoch: 1, form: signed };
    expect(sent).toHaveBeenLastCalledWith('name.send', body);
    expect(names.desk?.hasText).toBe(false);
  });

  it('stays in the form whatever else is begun, and waits through the end of a session', () => {
    show(draft, '18');
    names.begin(blank, NOTHING_AROUND);
    expect(names.desk?.form).toEqual(signed);
    names.follow(panelOf(expired, { me: null }));
    expect(names.kept).toEqual({ text: 'Dana Baptiste\nFolder 3', name: 'Name 18' });
    show(null, '17');
    expect(names.desk?.hasText).toBe(false);
  });

  it('comes back with the reason where the server decided against it', () => {
    const issues = [
      { path: 'body.form.filled.who', code: 'student-signs' },
      { path: 'body.form.kind', code: 'closed' },
    ];
    const why: Trouble = { cause: 'invalid', issues };
    show({ ...draft, why }, '18');
    return vi.waitFor(() =>
      expect(names.desk).toMatchObject({
        trouble: why,
        errors: {
          who: 'The student was 18 or older on this day, and signs alone.',
          form: 'This update is closed.',
        },
      }),
    );
  });

  it('is taken back into the form while it waits', async () => {
    const waits: UnsentName = { opId: 'op-1', textId: 'waits', form: signed, savedAt: 4 };
    show(null, '17', [waits]);
    expect(await names.takeBack(waits)).toBe(true);
    expect(names.desk).toMatchObject({ textId: 'waits', open: true, form: signed });
  });
});
