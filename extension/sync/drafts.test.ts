import { describe, expect, it } from 'vitest';
import { APPLICATIONS, Drafts, NOTES, THREATS } from './drafts.ts';
import { fakeKept } from './testing/fake-kept.ts';
import { form, uuidOf } from './testing/samples.ts';

const owner = { serverUrl: 'https://a.test', staffId: 's1' };
const pupil = uuidOf('1');

function setUp() {
  const { kept, cells } = fakeKept();
  let next = 0;
  return { drafts: new Drafts(kept, NOTES), kept, cells, mint: () => `op-${(next += 1)}` };
}

describe('drafts', () => {
  it('are in memory storage only, and come back to their author on their server only', async () => {
    const { drafts, cells } = setUp();
    await drafts.keep(owner, pupil, '17', form, 50);
    expect(cells.local).toEqual({});
    expect(await drafts.ownedBy(owner)).toMatchObject([{ subject: pupil, sisId: '17', form, keptAt: 50 }]);
    expect(await drafts.ownedBy({ ...owner, staffId: 's2' })).toEqual([]);
    expect(await drafts.ownedBy({ ...owner, serverUrl: 'https://b.test' })).toEqual([]);
  });

  it('survive the worker, keep one text a student, and go when the note is empty', async () => {
    const { drafts, kept } = setUp();
    await drafts.keep(owner, pupil, '17', form, 50);
    await new Drafts(kept, NOTES).keep(owner, pupil, null, { ...form, note: 'Longer.' }, 60);
    expect(await drafts.ownedBy(owner)).toMatchObject([{ sisId: '17', form: { note: 'Longer.' }, keptAt: 60 }]);
    await drafts.keep(owner, pupil, '17', { ...form, note: '  ' }, 70);
    expect(await drafts.ownedBy(owner)).toEqual([]);
  });

  it('keep a name that was written before the note', async () => {
    const { drafts } = setUp();
    await drafts.keep(owner, pupil, '17', { ...form, note: '', withName: 'Dana' }, 50);
    expect(await drafts.ownedBy(owner)).toMatchObject([{ form: { withName: 'Dana' } }]);
  });

  it('keep what is not valid yet', async () => {
    const { drafts } = setUp();
    await drafts.keep(owner, pupil, '17', { ...form, note: 'x'.repeat(9_000), withName: 'y'.repeat(500) }, 50);
    expect(await drafts.ownedBy(owner)).toHaveLength(1);
  });

  it('send the same text under the same op, and other text under another', async () => {
    const { drafts, mint } = setUp();
    await drafts.keep(owner, pupil, '17', form, 50);
    expect(await drafts.opIdFor(owner, pupil, form, mint)).toBe('op-1');
    await drafts.keep(owner, pupil, '17', { ...form }, 55);
    expect(await drafts.opIdFor(owner, pupil, form, mint)).toBe('op-1');
    await drafts.keep(owner, pupil, '17', { ...form, note: 'Other.' }, 60);
    expect(await drafts.opIdFor(owner, pupil, { ...form, note: 'Other.' }, mint)).not.toBe('op-1');
  });

  it('give no op to text that was typed while another was being sent, and keep it when that one was applied', async () => {
    const { drafts, mint } = setUp();
    await drafts.keep(owner, pupil, '17', form, 50);
    const opId = await drafts.opIdFor(owner, pupil, form, mint);
    await drafts.keep(owner, pupil, '17', { ...form, note: 'Called home. And the mother.' }, 55);
    expect(await drafts.opIdFor(owner, pupil, form, mint)).not.toBe(opId);
    await drafts.applied(owner, pupil, opId);
    expect(await drafts.ownedBy(owner)).toMatchObject([{ form: { note: 'Called home. And the mother.' }, opId: null }]);
  });

  it('of other forms are kept apart, as long as something was written', async () => {
    const { kept, drafts, cells } = setUp();
    const [applications, threats] = [new Drafts(kept, APPLICATIONS), new Drafts(kept, THREATS)];
    const application = { about: '17', information: 'Attendance.', need: '' };
    await applications.keep(owner, 'page', '17', application, 50);
    await threats.keep(owner, 'page', '17', { threat: 'A knife' }, 50);
    expect(await applications.of(owner, 'page')).toMatchObject({ form: application });
    expect(await threats.of(owner, 'page')).toMatchObject({ form: { threat: 'A knife' } });
    expect(await threats.of(owner, 'another page')).toBeNull();
    expect(await drafts.ownedBy(owner)).toEqual([]);
    await applications.keep(owner, 'page', '17', { about: '17', information: ' ', need: '' }, 60);
    await threats.keep(owner, 'page', '17', { threat: '' }, 60);
    expect([await applications.ownedBy(owner), await threats.ownedBy(owner)]).toEqual([[], []]);
    expect(cells.local).toEqual({});
  });

  it('written at the same moment for two students are both kept', async () => {
    const { drafts } = setUp();
    await Promise.all([drafts.keep(owner, pupil, '1', form, 1), drafts.keep(owner, uuidOf('2'), '2', form, 1)]);
    expect(await drafts.ownedBy(owner)).toHaveLength(2);
    await drafts.drop(owner, pupil);
    expect(await drafts.ownedBy(owner)).toMatchObject([{ sisId: '2' }]);
  });
});
