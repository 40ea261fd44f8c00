import { describe, expect, it } from 'vitest';
import { Drafts } from './drafts.ts';
import type { AnyText } from './kept-text.ts';
import { fakeVault, SERVER } from './testing/fake-vault.ts';
import { Vault } from './vault.ts';
import { form, seenOf, uuidOf } from './testing/samples.ts';

const owner = { serverUrl: SERVER, staffId: 's1' };
const pupil = uuidOf('1');
const seen = seenOf('17');

async function setUp() {
  const all = await fakeVault();
  return { ...all, drafts: new Drafts(all.vault, 'contact', all.newId) };
}

describe('drafts', () => {
  it('are readable in memory only, and come back to their author on their server only', async () => {
    const { drafts, cells } = await setUp();
    await drafts.keep(owner, pupil, seen, form, 50);
    expect(JSON.stringify(cells.local)).not.toContain('Called');
    expect(JSON.stringify(cells.local)).not.toContain(pupil);
    expect(await drafts.ownedBy(owner)).toMatchObject([{ subject: pupil, seen: { sisId: '17' }, form, keptAt: 50 }]);
    expect(await drafts.ownedBy({ ...owner, staffId: 's2' })).toEqual([]);
    expect(await drafts.ownedBy({ ...owner, serverUrl: 'https://b.test' })).toEqual([]);
  });

  it('survive the worker, keep one text a student, and go when the note is empty', async () => {
    const { drafts, kept, newId } = await setUp();
    await drafts.keep(owner, pupil, seen, form, 50);
    const later = new Vault({ kept, crypto, isHere: () => Promise.resolve(true), fullChanged: () => undefined });
    await new Drafts(later, 'contact', newId).keep(owner, pupil, null, { ...form, note: 'Longer.' }, 60);
    expect(await drafts.ownedBy(owner)).toMatchObject([
      { seen: { sisId: '17' }, form: { note: 'Longer.' }, keptAt: 60 },
    ]);
    await drafts.keep(owner, pupil, seen, { ...form, note: '  ' }, 70);
    expect(await drafts.ownedBy(owner)).toEqual([]);
  });

  it('keep a name that was written before the note', async () => {
    const { drafts } = await setUp();
    await drafts.keep(owner, pupil, seen, { ...form, note: '', withName: 'Dana' }, 50);
    expect(await drafts.ownedBy(owner)).toMatchObject([{ form: { withName: 'Dana' } }]);
  });

  it('keep what is not valid yet', async () => {
    const { drafts } = await setUp();
    await drafts.keep(owner, pupil, seen, { ...form, note: 'x'.repeat(9_000), withName: 'y'.repeat(500) }, 50);
    expect(await drafts.ownedBy(owner)).toHaveLength(1);
  });

  it('send the same text under the same op, and other text under another', async () => {
    const { drafts } = await setUp();
    await drafts.keep(owner, pupil, seen, form, 50);
    const opId = await drafts.opIdFor(owner, pupil, form);
    await drafts.keep(owner, pupil, seen, { ...form }, 55);
    expect(await drafts.opIdFor(owner, pupil, form)).toBe(opId);
    await drafts.keep(owner, pupil, seen, { ...form, note: 'Other.' }, 60);
    expect(await drafts.opIdFor(owner, pupil, { ...form, note: 'Other.' })).not.toBe(opId);
  });

  it('give no op to text that was typed while another was being sent, and keep it when that one was applied', async () => {
    const { drafts } = await setUp();
    await drafts.keep(owner, pupil, seen, form, 50);
    const opId = await drafts.opIdFor(owner, pupil, form);
    await drafts.keep(owner, pupil, seen, { ...form, note: 'Called home. And the mother.' }, 55);
    expect(await drafts.opIdFor(owner, pupil, form)).not.toBe(opId);
    await drafts.applied(owner, opId);
    expect(await drafts.ownedBy(owner)).toMatchObject([{ form: { note: 'Called home. And the mother.' }, opId: null }]);
  });

  it('of two forms about one student are two, and each form keeps and drops its own alone', async () => {
    const { drafts } = await setUp();
    const keep = (textId: string, note: string, at = 50) =>
      drafts.keepText(owner, { textId, subject: pupil, seen, form: { ...form, note }, at });
    expect([await keep('a', 'One.'), await keep('b', 'Two.'), await keep('a', 'One, longer.')]).toEqual(
      Array(3).fill('kept'),
    );
    expect(await drafts.ownedBy(owner)).toMatchObject([
      { id: 'a', form: { note: 'One, longer.' } },
      { id: 'b', form: { note: 'Two.' } },
    ]);
    await keep('c', ' ');
    expect(await drafts.ownedBy(owner)).toHaveLength(2);
    await keep('b', ' ');
    await drafts.dropText(owner, 'x');
    expect(await drafts.ownedBy(owner)).toMatchObject([{ id: 'a' }]);
    await drafts.dropText(owner, 'a');
    expect(await drafts.ownedBy(owner)).toEqual([]);
  });

  it('that were taken back and corrected are still one', async () => {
    const { drafts, vault } = await setUp();
    const typed = { textId: 'a', subject: pupil, seen, form, at: 50 };
    await drafts.keepText(owner, typed);
    const stop = (text: AnyText): AnyText => ({ ...text, state: 'stopped', opId: 'op', why: { cause: 'mismatch' } });
    await vault.change(owner, (mine) => ({ put: mine.map(stop) }));
    await drafts.keepText(owner, { ...typed, form: { ...form, note: 'Corrected.' } });
    expect(await vault.ownedBy(owner)).toMatchObject([
      { id: 'a', state: 'draft', why: null, opId: null, form: { note: 'Corrected.' } },
    ]);
  });

  it('of other forms are kept apart, as long as something was written', async () => {
    const { vault, drafts, newId, sealedTexts } = await setUp();
    const applications = new Drafts(vault, 'application', newId);
    const threats = new Drafts(vault, 'threat', newId);
    const application = { about: '17', information: 'Attendance.', need: '' };
    await applications.keep(owner, 'page', seen, application, 50);
    await threats.keep(owner, 'page', seen, { threat: 'A knife' }, 50);
    expect(await applications.of(owner, 'page')).toMatchObject({ form: application });
    expect(await threats.of(owner, 'page')).toMatchObject({ form: { threat: 'A knife' } });
    expect(await threats.of(owner, 'another page')).toBeNull();
    expect(await drafts.ownedBy(owner)).toEqual([]);
    await applications.keep(owner, 'page', seen, { about: '17', information: ' ', need: '' }, 60);
    await threats.keep(owner, 'page', seen, { threat: '' }, 60);
    expect([await applications.ownedBy(owner), await threats.ownedBy(owner)]).toEqual([[], []]);
    expect(sealedTexts()).toEqual([]);
  });

  it('written at the same moment for two students are both kept', async () => {
    const { drafts } = await setUp();
    await Promise.all([
      drafts.keep(owner, pupil, seen, form, 1),
      drafts.keep(owner, uuidOf('2'), seenOf('2'), form, 1),
    ]);
    expect(await drafts.ownedBy(owner)).toHaveLength(2);
    await drafts.keep(owner, pupil, seen, { ...form, note: '' }, 2);
    expect(await drafts.ownedBy(owner)).toMatchObject([{ seen: { sisId: '2' } }]);
  });
});
