import { describe, expect, it } from 'vitest';
import { Drafts } from './drafts.ts';
import { restore } from './restore.ts';
import { KEYS } from './storage-keys.ts';
import { fakeVault, SERVER, signedInOnce } from './testing/fake-vault.ts';
import { failed } from './faults.ts';
import { form, me, seenOf, uuidOf } from './testing/samples.ts';
import { Vault } from './vault.ts';

const owner = { serverUrl: SERVER, staffId: 's1' };
const other = { serverUrl: SERVER, staffId: 's2' };
const pupil = uuidOf('1');
const seen = seenOf('17');
type Fake = Awaited<ReturnType<typeof setUp>>;

async function setUp() {
  const all = await fakeVault();
  const drafts = new Drafts(all.vault, 'contact', all.newId);
  return { ...all, drafts, keep: (note: string) => drafts.keep(owner, pupil, seen, { ...form, note }, 50) };
}

/** The browser was killed: memory is empty, the disk is as it was. */
function restart({ kept, cells, newId }: Fake) {
  cells.session = {};
  const vault = new Vault({ kept, crypto, isHere: () => Promise.resolve(true), fullChanged: () => undefined });
  return { vault, drafts: new Drafts(vault, 'contact', newId) };
}
const server = ({ keys }: Fake, { staffId } = owner) => ({
  openDrafts: async (sealed: readonly string[]) => ({
    ok: true as const,
    value: await Promise.all(sealed.map((text) => keys.open(text, staffId))),
  }),
});
const as = (who: typeof owner) => ({ ...who, token: 't' });

describe('text that is kept', () => {
  it('comes back after a restart, for its author only', async () => {
    const all = await setUp();
    await all.keep('Called home.');
    const { vault, drafts } = restart(all);
    expect(await drafts.ownedBy(owner)).toEqual([]);
    expect(await restore(vault, server(all, other), as(other))).toMatchObject({ complete: true, unopened: 0 });
    expect(await drafts.ownedBy(other)).toEqual([]);
    await restore(vault, server(all), as(owner));
    expect(await drafts.ownedBy(owner)).toMatchObject([{ subject: pupil, seen, form, keptAt: 50 }]);
  });

  it('sealed to an earlier key comes back too', async () => {
    const all = await setUp();
    await all.keep('Called home.');
    await signedInOnce(all.kept, await all.keys.rotate());
    await all.drafts.keep(owner, uuidOf('2'), seenOf('2'), form, 60);
    const { vault, drafts } = restart(all);
    await restore(vault, server(all), as(owner));
    expect(await drafts.ownedBy(owner)).toHaveLength(2);
  });

  it('stays sealed while the server is away, and where it cannot be opened', async () => {
    const all = await setUp();
    await all.keep('Called home.');
    const { vault, drafts } = restart(all);
    const away = { openDrafts: () => Promise.resolve(failed({ cause: 'offline' })) };
    expect(await restore(vault, away, as(owner))).toMatchObject({ complete: false });
    const forgotten = { openDrafts: () => Promise.resolve({ ok: true as const, value: [null] }) };
    expect(await restore(vault, forgotten, as(owner))).toMatchObject({ complete: true, unopened: 1 });
    expect(all.sealedTexts()).toHaveLength(1);
    await restore(vault, server(all), as(owner));
    expect(await drafts.ownedBy(owner)).toHaveLength(1);
  });

  it('that came back is not written over by what was begun meanwhile', async () => {
    const all = await setUp();
    await all.keep('Called home about the bus.');
    const { vault, drafts } = restart(all);
    await restore(vault, server(all), as(owner));
    await drafts.keep(owner, pupil, seen, { ...form, note: 'Met the nurse.' }, 90);
    await drafts.keep(owner, pupil, seen, { ...form, note: 'Met the nurse today.' }, 91);
    expect((await drafts.ownedBy(owner)).map((draft) => draft.form.note)).toEqual([
      'Called home about the bus.',
      'Met the nurse today.',
    ]);
    expect(await drafts.of(owner, pupil)).toMatchObject({ form: { note: 'Met the nurse today.' } });
  });

  it('that came back goes on as one when it is taken up', async () => {
    const all = await setUp();
    await all.keep('Called home about the bus.');
    const { vault, drafts } = restart(all);
    await restore(vault, server(all), as(owner));
    await drafts.keep(owner, pupil, seen, { ...form, note: 'Called home about the bus. No answer.' }, 90);
    expect(await drafts.ownedBy(owner)).toHaveLength(1);
  });

  it('is put away when somebody else comes, and its sealed copy stays', async () => {
    const all = await setUp();
    await all.keep('Called home.');
    await all.drafts.keep(other, pupil, seen, { ...form, note: 'By another.' }, 60);
    all.presence.isHere = ({ staffId }) => staffId === other.staffId;
    await all.vault.lock();
    expect(JSON.stringify(all.cells)).not.toContain('Called home');
    expect(await all.drafts.ownedBy(other)).toHaveLength(1);
    expect(all.sealedTexts()).toHaveLength(2);
    all.presence.isHere = () => false;
    await all.vault.lock();
    expect(Object.keys(all.cells.session)).toEqual([]);
    await all.keep('The last keys, after the end.');
    expect(Object.keys(all.cells.session)).toEqual([]);
    all.presence.isHere = () => true;
    await restore(all.vault, server(all), as(owner));
    expect((await all.drafts.ownedBy(owner)).map((draft) => draft.form.note).sort()).toEqual([
      'Called home.',
      'The last keys, after the end.',
    ]);
  });

  it('is not lost to a lock when it could not be sealed', async () => {
    const all = await setUp();
    all.fail.add('local');
    expect(await all.keep('Called home.')).toBe(false);
    all.presence.isHere = () => false;
    await all.vault.lock();
    expect(await all.drafts.ownedBy(owner)).toHaveLength(1);
    all.fail.delete('local');
    await all.vault.lock();
    expect(Object.keys(all.cells.session)).toEqual([]);
    expect(all.sealedTexts()).toHaveLength(1);
  });

  it.each(['session', 'local'] as const)(
    'is said not to be, when %s is full, until there is room again',
    async (area) => {
      const { keep, vault, fail, changes } = await setUp();
      fail.add(area);
      expect([await keep('a'), vault.full]).toEqual([false, true]);
      fail.delete(area);
      expect([await keep('ab'), vault.full, changes()]).toEqual([true, false, 2]);
    },
  );

  it('is said not to be once, not anew at each key', async () => {
    const { keep, fail, changes } = await setUp();
    fail.add('local');
    for (const text of ['a', 'ab', 'abc']) await keep(text);
    expect(changes()).toBe(1);
  });

  it('is said not to be when it is longer than what the server opens again', async () => {
    const { keep, vault } = await setUp();
    expect([await keep('x'.repeat(90_000)), vault.full]).toEqual([false, false]);
  });

  it('says so where nobody was ever signed in', async () => {
    const { keep, kept } = await setUp();
    await kept.clear([KEYS.vaults]);
    expect(await keep('a')).toBe(false);
  });

  it('is sealed though the disk was full at the sign-in: the session knows how', async () => {
    const { keep, kept, vault } = await setUp();
    const terms = await vault.terms(SERVER);
    if (terms === null) throw new Error('There is no key to seal to.');
    await kept.clear([KEYS.vaults]);
    await kept.write(KEYS.session, { token: 't', serverUrl: SERVER, me: { ...me, vault: terms } });
    expect(await keep('a')).toBe(true);
    expect(await vault.terms('https://other.test')).toBeNull();
  });

  it('that is damaged on disk hides nothing else', async () => {
    const all = await setUp();
    await all.keep('Called home.');
    all.cells.local['sealed:x'] = { id: 'x' };
    all.cells.session['text:x'] = 7;
    expect(await all.drafts.ownedBy(owner)).toHaveLength(1);
    expect(await all.vault.sealed(SERVER)).toHaveLength(1);
  });
});
