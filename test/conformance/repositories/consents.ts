import { expect } from 'vitest';
import {
  consentEndsOf,
  consentOf,
  type ConsentRow,
  consentsOf,
  consentUsesOf,
  insertConsent,
  insertConsentEnd,
  insertConsentUse,
  isConsentId,
} from '../../../server/areas/consents/consent.repo.ts';
import { consentsEndingIn } from '../../../server/areas/consents/consent-list.repo.ts';
import { classFilterFor } from '../../../server/policy/index.ts';
import type { Ground } from '../ground.ts';
import { HARBOR_VIEW, ids, STUDENTS } from '../people.ts';
import type { Repository } from '../scenario.ts';
import { MOST, TEXT } from '../text.ts';

const uuid = (n: number) => `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`;
const may = (on: Ground, studentId: string = ids.kiri) => on.mayOn('consent.keep', studentId, 'custodian');
const common = (n: number, studentId: string = ids.kiri) => ({
  studentId,
  recordedBy: ids.tove,
  recordedAt: MOST,
  rev: n,
});

/** Keeps a consent under the revision and the id of its number. */
export async function keepConsent(on: Ground, n: number, change: Partial<ConsentRow> = {}): Promise<void> {
  const grant = await may(on, change.studentId);
  await on.write((tx) => insertConsent(tx, grant, { ...common(n), id: uuid(n), filled: TEXT, ...change }));
}

/** Keeps a release of a number under a consent. */
export async function useKept(on: Ground, consent: number, n: number): Promise<void> {
  const grant = await may(on);
  const row = { ...common(n), consentId: uuid(consent), id: uuid(n), filled: TEXT };
  await on.write((tx) => insertConsentUse(tx, grant, row));
}

/** Ends a consent. */
export async function endKept(on: Ground, consent: number): Promise<void> {
  const grant = await may(on);
  const row = { ...common(90 + consent), consentId: uuid(consent), reason: 'revoked', note: TEXT };
  await on.write((tx) => insertConsentEnd(tx, grant, row));
}

const by = 'Tove Söderberg';

export const consents: Repository = {
  file: 'areas/consents/consent.repo.ts',
  functions: {
    insertConsent: {
      async 'keeps what it says, once under its id'(on) {
        await keepConsent(on, 1);
        await expect(keepConsent(on, 2, { id: uuid(1) })).rejects.toMatchObject({ kind: 'unique' });
        expect(await on.rows('SELECT filled, recorded_at, rev FROM consent')).toEqual([[TEXT, MOST, 1]]);
      },
    },
    insertConsentUse: {
      async 'keeps what was released, once under its id'(on) {
        await keepConsent(on, 1);
        await useKept(on, 1, 2);
        await expect(useKept(on, 1, 2)).rejects.toMatchObject({ kind: 'unique' });
        expect(await on.rows('SELECT consent_id, filled, rev FROM consent_use')).toEqual([[uuid(1), TEXT, 2]]);
      },
    },
    insertConsentEnd: {
      async 'ends a consent once'(on) {
        await keepConsent(on, 1);
        await endKept(on, 1);
        await expect(endKept(on, 1)).rejects.toMatchObject({ kind: 'unique' });
        expect(await on.rows('SELECT reason, note FROM consent_end')).toEqual([['revoked', TEXT]]);
      },
    },
    isConsentId: {
      async 'knows the ids of consents and of releases, whoever’s they are'(on) {
        await keepConsent(on, 1);
        await useKept(on, 1, 2);
        const other = await may(on, ids.amaru);
        const known = (n: number) => on.read((q) => isConsentId(q, other, uuid(n)));
        expect([await known(1), await known(2), await known(3)]).toEqual([true, true, false]);
      },
    },
    consentOf: {
      async 'gives one of the student’s with its uses counted, and how it ended'(on) {
        await keepConsent(on, 1);
        await keepConsent(on, 2);
        await useKept(on, 1, 3);
        await useKept(on, 1, 4);
        await endKept(on, 2);
        const grant = await may(on);
        const other = await may(on, ids.amaru);
        const found = (n: number) => on.read((q) => consentOf(q, grant, uuid(n)));
        expect(await found(1)).toEqual({ filled: TEXT, uses: 2, end: null });
        expect(await found(2)).toEqual({ filled: TEXT, uses: 0, end: { at: MOST, reason: 'revoked' } });
        expect(await found(3)).toBeUndefined();
        expect(await on.read((q) => consentOf(q, other, uuid(1)))).toBeUndefined();
      },
    },
    consentsOf: {
      async 'gives the student’s alone, newest first, with who entered them'(on) {
        await keepConsent(on, 1);
        await keepConsent(on, 2);
        await keepConsent(on, 3, { studentId: ids.amaru });
        const grant = await may(on);
        expect(await on.read((q) => consentsOf(q, grant))).toEqual(
          [2, 1].map((n) => ({ id: uuid(n), filled: TEXT, at: MOST, by })),
        );
      },
    },
    consentUsesOf: {
      async 'gives what was released under them, newest first'(on) {
        await keepConsent(on, 1);
        await useKept(on, 1, 2);
        await useKept(on, 1, 3);
        const [grant, other] = [await may(on), await may(on, ids.amaru)];
        expect(await on.read((q) => consentUsesOf(q, grant))).toEqual(
          [3, 2].map((n) => ({ consentId: uuid(1), id: uuid(n), filled: TEXT, at: MOST, by })),
        );
        expect(await on.read((q) => consentUsesOf(q, other))).toEqual([]);
      },
    },
    consentEndsOf: {
      async 'gives why, and by whom'(on) {
        await keepConsent(on, 1);
        await endKept(on, 1);
        const [grant, other] = [await may(on), await may(on, ids.amaru)];
        const end = { consentId: uuid(1), reason: 'revoked', note: TEXT, at: MOST, by };
        expect(await on.read((q) => consentEndsOf(q, grant))).toEqual([end]);
        expect(await on.read((q) => consentEndsOf(q, other))).toEqual([]);
      },
    },
  },
};

export const consentLists: Repository = {
  file: 'areas/consents/consent-list.repo.ts',
  functions: {
    consentsEndingIn: {
      async 'gives those that end between two days and that nobody has ended, what ends first first'(on) {
        const ends = (endsOn: string) => ({ filled: JSON.stringify({ party: TEXT, endsOn }) });
        await keepConsent(on, 1, ends('2026-12-20'));
        await keepConsent(on, 2, { ...ends('2026-11-20'), studentId: ids.amaru });
        await keepConsent(on, 3, ends('2026-11-19'));
        await keepConsent(on, 4, ends('2026-12-21'));
        await keepConsent(on, 5, ends('2026-12-01'));
        await keepConsent(on, 6, { filled: '{}' });
        await endKept(on, 5);
        await useKept(on, 1, 20);
        const filter = classFilterFor((await may(on)).actor, 'consent.keep', 'disclosure');
        const within = { from: '2026-11-20', until: '2026-12-20' };
        expect(await on.read((q) => consentsEndingIn(q, filter, within))).toEqual([
          {
            consentId: uuid(2),
            studentId: ids.amaru,
            name: 'Amaru Quispe',
            sisId: '201938',
            birthDate: STUDENTS.amaru.birthDate,
            building: null,
            uses: 0,
            ...ends('2026-11-20'),
          },
          {
            consentId: uuid(1),
            studentId: ids.kiri,
            name: 'Kiri O’Neill-Nguyễn',
            sisId: '204417',
            birthDate: STUDENTS.kiri.birthDate,
            building: HARBOR_VIEW,
            uses: 1,
            ...ends('2026-12-20'),
          },
        ]);
      },
    },
  },
};
