import { describe, expect, it } from 'vitest';
import { at, grantOf, NOW, TODAY, TOMORROW, YESTERDAY } from '../../shared/access/testing/cases.ts';
import { arrange, giveAttributes, grantTo, peek } from '../../test/tools/access-store.ts';
import { narrowed, replay } from './index.ts';
import { district, KIRI } from './testing/district.ts';

const HOUR = 3_600_000;
/** A day in UTC, which is the district's here. */
const dayOf = (day: string) => ({ day, from: Date.parse(`${day}T00:00:00Z`), until: Date.parse(`${day}T24:00:00Z`) });

async function ground() {
  const all = await district();
  const could = (staffId: string, day: string, departed = false, studentId = KIRI) =>
    peek(all.store, all.runtime, (q) => replay(q, { staffId, studentId }, 'student.view', dayOf(day), { departed }));
  return { ...all, could };
}

describe('a day that is past', () => {
  it('is answered by what held on it', async () => {
    const { could } = await ground();
    expect(await could('former-teacher', YESTERDAY)).toMatchObject({
      allow: true,
      fieldClasses: ['identity', 'directory', 'academic', 'casework', 'flag'],
    });
    expect(await could('former-teacher', TODAY)).toEqual({
      allow: false,
      grants: [],
      fieldClasses: [],
      forbiddenBy: [],
    });
    expect(await could('teacher', '2026-08-23')).toMatchObject({ allow: false });
    expect(await could('teacher', '2026-08-24')).toMatchObject({ allow: true });
  });

  it('counts the roles of who has left, only where that is asked for', async () => {
    const { could } = await ground();
    expect(await could('gone', YESTERDAY)).toMatchObject({ allow: false });
    expect(await could('gone', YESTERDAY, true)).toMatchObject({ allow: true });
  });

  it('knows no student who is not there', async () => {
    const { could } = await ground();
    expect(await could('superintendent', TODAY, false, 'no-such-student')).toBeNull();
  });
});

describe('a grant of some hours', () => {
  it('counts on its day at whatever time, and on no other', async () => {
    const { could, store, runtime } = await ground();
    const morning = { fromAt: NOW.at - 8 * HOUR, untilAt: NOW.at - 4 * HOUR };
    await arrange(store, runtime, (tx) =>
      grantTo(tx, 'other-teacher', KIRI, [{ ...grantOf('emergency'), ...morning }]),
    );
    const found = await could('other-teacher', TODAY);
    expect(found).toMatchObject({ allow: true, fieldClasses: ['identity', 'directory'], forbiddenBy: [] });
    expect(found?.grants.map(({ rule }) => rule.id)).toEqual(['R102']);
    expect(await could('other-teacher', YESTERDAY)).toMatchObject({ allow: false });
    expect(await could('other-teacher', TOMORROW)).toMatchObject({ allow: false });
  });

  it('that began the day before counts until it ended', async () => {
    const { could, store, runtime } = await ground();
    const night = { fromAt: at(YESTERDAY).at, untilAt: Date.parse(`${TODAY}T00:00:01Z`) };
    await arrange(store, runtime, (tx) => grantTo(tx, 'other-teacher', KIRI, [{ ...grantOf('emergency'), ...night }]));
    expect(await could('other-teacher', YESTERDAY)).toMatchObject({ allow: true });
    expect(await could('other-teacher', TODAY)).toMatchObject({ allow: true });
    expect(await could('other-teacher', TOMORROW)).toMatchObject({ allow: false });
  });

  it('and another later stand under one rule, with both facts and all they opened', async () => {
    const { could, store, runtime } = await ground();
    await arrange(store, runtime, (tx) =>
      grantTo(tx, 'other-teacher', KIRI, [
        { ...grantOf('application', ['identity']), fromAt: NOW.at - 2 * HOUR, untilAt: NOW.at - HOUR },
        { ...grantOf('application', ['identity', 'sped']), fromAt: NOW.at, untilAt: NOW.at + HOUR },
      ]),
    );
    const found = await could('other-teacher', TODAY);
    expect(found?.fieldClasses).toEqual(['identity', 'sped']);
    expect(found?.grants).toHaveLength(1);
    expect(found?.grants[0]?.facts.filter(({ kind }) => kind === 'grant')).toHaveLength(2);
  });

  it('under a seal opens nothing in an emergency, and the seal is named', async () => {
    const { could, store, runtime } = await ground();
    await arrange(store, runtime, async (tx) => {
      await giveAttributes(tx, KIRI, [{ attribute: 'sealed', since: TODAY, until: null }]);
      await grantTo(tx, 'other-teacher', KIRI, [grantOf('emergency')]);
    });
    expect(await could('other-teacher', TODAY)).toMatchObject({ allow: false, forbiddenBy: ['sealed'] });
    expect(await could('teacher', YESTERDAY)).toMatchObject({ allow: true });
    expect(await could('superintendent', TODAY)).toMatchObject({ allow: true, forbiddenBy: [] });
  });
});

describe('a narrowed grant', () => {
  it('opens what both open, and lets nobody do anything', async () => {
    const { tried } = await district();
    const [teacher, leader] = [await tried('teacher'), await tried('superintendent')];
    if (!teacher.allow || !leader.allow) throw new Error('refused');
    for (const [one, by] of [
      [teacher, leader],
      [leader, teacher],
    ] as const) {
      const grant = narrowed(one.grant, by.grant);
      expect([...grant.fieldClasses]).toEqual(['identity', 'directory', 'academic', 'casework']);
      expect(grant.decision.fieldClasses).toEqual([...grant.fieldClasses]);
      expect(grant.abilities).toEqual([]);
      expect(grant.actor).toBe(one.grant.actor);
    }
  });
});
