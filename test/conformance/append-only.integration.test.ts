import { describe, expect, it } from 'vitest';
import type { Engine } from '../../server/store/store.ts';
import { ground } from './ground.ts';
import { ids } from './people.ts';
import { keepList, keepListRequest } from './repositories/directory-lists.ts';
import { endRefusal, keepRefusal } from './repositories/directory-refusals.ts';
import { keepNameUpdate } from './repositories/names.ts';
import { endKept, keepConsent, useKept } from './repositories/consents.ts';
import { barred, correctSealed, seal } from './repositories/custody.ts';
import { correct, keepEntry } from './repositories/disclosure-entries.ts';
import { keepDone } from './repositories/duties.ts';
import { keepLetter } from './repositories/letters.ts';
import { keepCopy } from './repositories/copies.ts';
import { keepInspected, strike } from './repositories/inspections.ts';
import { keepRequest } from './repositories/requests.ts';
import { write } from './repositories/sheets.ts';
import { keepStudyStep } from './repositories/studies.ts';
import { AT, TEXT } from './text.ts';
import { verifiedTrail } from './acts.ts';

/** What an outsider with all rights of the server would send. */
const FORGERIES: Readonly<Record<Engine, readonly string[]>> = {
  // The outsider of SQLite reads only: what its triggers refuse stands in `sqlite-store.integration.test.ts`.
  sqlite: [],
  postgres: [
    "UPDATE audit SET line = 'x'",
    'UPDATE audit SET seq = seq + 100',
    'DELETE FROM audit WHERE seq = 1',
    'TRUNCATE audit',
    'TRUNCATE audit, audit_detail',
    'TRUNCATE audit_checkpoint',
    'TRUNCATE disclosure CASCADE',
  ],
};

describe('the trail', () => {
  it('refuses to be changed or shortened, in words of our own', async () => {
    const on = await ground();
    const before = await on.rows('SELECT * FROM audit ORDER BY seq');
    expect(before.length).toBeGreaterThan(0);
    for (const forge of [
      () => on.tend((tx) => tx.db.update(tx.tables.audit).set({ line: 'x' })),
      () => on.tend((tx) => tx.db.delete(tx.tables.audit)),
    ]) {
      await expect(forge()).rejects.toMatchObject({ kind: 'append-only' });
    }
    for (const forgery of FORGERIES[on.store.engine]) {
      await expect(on.rows(forgery)).rejects.toThrow(/append-only/);
    }
    expect(await on.rows('SELECT * FROM audit ORDER BY seq')).toEqual(before);
    expect(await verifiedTrail(on)).toBe(before.length);
  });

  it('goes on verifying when a detail is destroyed (R42)', async () => {
    const on = await ground();
    const size = await verifiedTrail(on);
    await on.tend((tx) => tx.db.delete(tx.tables.auditDetail));
    expect(await verifiedTrail(on)).toBe(size);
  });
});

describe('the disclosure log', () => {
  it('refuses to be changed', async () => {
    const on = await ground();
    const rest = { party: 'Court', interest: '', basis: 'none', outcome: 'denied', recordedBy: ids.tove, rev: 1 };
    const row = { ...rest, buildingId: ids.harborView, at: AT, id: 'a', studentId: ids.kiri };
    await on.tend((tx) => tx.db.insert(tx.tables.disclosure).values(row));
    const forge = on.tend((tx) => tx.db.update(tx.tables.disclosure).set({ party: 'Nobody' }));
    await expect(forge).rejects.toMatchObject({ kind: 'append-only' });
    expect(await on.one('SELECT party FROM disclosure')).toBe('Court');
  });
});

describe('what was written on a face sheet', () => {
  /** What an outsider with all rights of the server would send. SQLite has no TRUNCATE, and its outsider reads only. */
  const forgeries: Readonly<Record<Engine, readonly string[]>> = {
    sqlite: [],
    postgres: ["UPDATE sheet_entry SET text = 'x'", 'TRUNCATE sheet_entry', 'TRUNCATE student CASCADE'],
  };

  it('refuses to be changed, and is destroyed row by row only (R42)', async () => {
    const on = await ground();
    await write(on, [{ field: 'goals' }]);
    const forge = on.tend((tx) => tx.db.update(tx.tables.sheetEntry).set({ text: 'x' }));
    await expect(forge).rejects.toMatchObject({ kind: 'append-only' });
    for (const forgery of forgeries[on.store.engine]) {
      await expect(on.rows(forgery)).rejects.toThrow(/append-only/);
    }
    expect(await on.rows('SELECT text FROM sheet_entry')).toEqual([[TEXT]]);
    await on.tend((tx) => tx.db.delete(tx.tables.sheetEntry));
    expect(await on.one('SELECT count(*) FROM sheet_entry')).toBe(0);
  });
});

describe('a consent, what was released under it, and its end', () => {
  it('refuse to be changed, and are destroyed row by row only (R42)', async () => {
    const on = await ground();
    await keepConsent(on, 1);
    await useKept(on, 1, 2);
    await endKept(on, 1);
    for (const name of ['consent', 'consentUse', 'consentEnd'] as const) {
      const forge = on.tend((tx) => tx.db.update(tx.tables[name]).set({ recordedAt: 1 }));
      await expect(forge).rejects.toMatchObject({ kind: 'append-only' });
      await on.tend((tx) => tx.db.delete(tx.tables[name]));
    }
    expect(await on.one('SELECT count(*) FROM consent')).toBe(0);
  });
});

describe('R134, R137: a refusal and its end, a request for a list and its answer', () => {
  it('refuse to be changed, and are destroyed row by row only (R42)', async () => {
    const on = await ground();
    await keepRefusal(on, 1);
    await endRefusal(on, 1);
    await keepListRequest(on, 1);
    await keepList(on, 1);
    const names = ['directoryRefusal', 'directoryRescission', 'directoryRequest', 'directoryList'] as const;
    for (const name of names) {
      const forge = on.tend((tx) => tx.db.update(tx.tables[name]).set({ recordedAt: 1 }));
      await expect(forge).rejects.toMatchObject({ kind: 'append-only' });
      await on.tend((tx) => tx.db.delete(tx.tables[name]));
    }
    expect(await on.one('SELECT count(*) FROM directory_refusal')).toBe(0);
  });
});

describe('R197: a step of a name update', () => {
  it('refuses to be changed, and is destroyed row by row only (R42)', async () => {
    const on = await ground();
    await keepNameUpdate(on, 1);
    const forge = on.tend((tx) => tx.db.update(tx.tables.nameStep).set({ filled: '{}' }));
    await expect(forge).rejects.toMatchObject({ kind: 'append-only' });
    await on.tend((tx) => tx.db.delete(tx.tables.nameStep));
    expect(await on.one('SELECT count(*) FROM name_step')).toBe(0);
  });
});

describe('R192: a step of a request', () => {
  /** What an outsider with all rights of the server would send. SQLite has no TRUNCATE, and its outsider reads only. */
  const forgeries: Readonly<Record<Engine, readonly string[]>> = {
    sqlite: [],
    postgres: ["UPDATE request_step SET filled = 'x'", 'TRUNCATE request_step'],
  };

  it('refuses to be changed, and is destroyed row by row only (R42)', async () => {
    const on = await ground();
    await keepRequest(on, 1);
    const forge = on.tend((tx) => tx.db.update(tx.tables.requestStep).set({ filled: 'x' }));
    await expect(forge).rejects.toMatchObject({ kind: 'append-only' });
    for (const forgery of forgeries[on.store.engine]) {
      await expect(on.rows(forgery)).rejects.toThrow(/append-only/);
    }
    expect(await on.rows('SELECT filled FROM request_step')).toEqual([[TEXT]]);
    await on.tend((tx) => tx.db.delete(tx.tables.requestStep));
    expect(await on.one('SELECT count(*) FROM request_step')).toBe(0);
  });
});

describe('R150: that a yearly duty was done', () => {
  /** What an outsider with all rights of the server would send. SQLite has no TRUNCATE, and its outsider reads only. */
  const forgeries: Readonly<Record<Engine, readonly string[]>> = {
    sqlite: [],
    postgres: ["UPDATE duty_done SET filled = 'x'", 'TRUNCATE duty_done'],
  };

  it('refuses to be changed', async () => {
    const on = await ground();
    await keepDone(on, 1);
    const forge = on.tend((tx) => tx.db.update(tx.tables.dutyDone).set({ filled: 'x' }));
    await expect(forge).rejects.toMatchObject({ kind: 'append-only' });
    for (const forgery of forgeries[on.store.engine]) {
      await expect(on.rows(forgery)).rejects.toThrow(/append-only/);
    }
    expect(await on.rows('SELECT filled FROM duty_done')).toEqual([[TEXT]]);
  });
});

describe('R174: a step of a copy', () => {
  const forgeries: Readonly<Record<Engine, readonly string[]>> = {
    sqlite: [],
    postgres: ["UPDATE copy_step SET content = 'x'", 'TRUNCATE copy_step'],
  };

  it('refuses to be changed, and is destroyed row by row only (R42)', async () => {
    const on = await ground();
    await keepCopy(on, 1);
    const forge = on.tend((tx) => tx.db.update(tx.tables.copyStep).set({ content: 'x' }));
    await expect(forge).rejects.toMatchObject({ kind: 'append-only' });
    for (const forgery of forgeries[on.store.engine]) {
      await expect(on.rows(forgery)).rejects.toThrow(/append-only/);
    }
    await on.tend((tx) => tx.db.delete(tx.tables.copyStep));
    expect(await on.one('SELECT count(*) FROM copy_step')).toBe(0);
  });
});

describe('R181: an entry of the Record of Inspection', () => {
  /** What an outsider with all rights of the server would send. SQLite has no TRUNCATE, and its outsider reads only. */
  const forgeries: Readonly<Record<Engine, readonly string[]>> = {
    sqlite: [],
    postgres: ["UPDATE inspection_strike SET why = 'x'", 'TRUNCATE inspection_strike', 'TRUNCATE inspection'],
  };

  it('refuses to be changed, as does why it was struck, and is destroyed row by row only (R42)', async () => {
    const on = await ground();
    await keepInspected(on, 1);
    await strike(on, 1);
    for (const forge of [
      () => on.tend((tx) => tx.db.update(tx.tables.inspection).set({ filled: 'x' })),
      () => on.tend((tx) => tx.db.update(tx.tables.inspectionStrike).set({ why: 'x' })),
    ]) {
      await expect(forge()).rejects.toMatchObject({ kind: 'append-only' });
    }
    for (const forgery of forgeries[on.store.engine]) {
      await expect(on.rows(forgery)).rejects.toThrow(/append-only/);
    }
    expect(await on.rows('SELECT why FROM inspection_strike')).toEqual([[TEXT]]);
    await on.tend(async (tx) => {
      for (const table of [tx.tables.inspectionStrike, tx.tables.inspection]) await tx.db.delete(table);
    });
    expect(await on.one('SELECT count(*) FROM inspection')).toBe(0);
  });
});

describe('R64: a step of a study', () => {
  it('refuses to be changed, the decision too, and goes row by row only', async () => {
    const on = await ground();
    await keepStudyStep(on, 1, 2);
    const forge = on.tend((tx) => tx.db.update(tx.tables.studyStep).set({ filled: 'x' }));
    await expect(forge).rejects.toMatchObject({ kind: 'append-only' });
    await on.tend((tx) => tx.db.delete(tx.tables.studyStep));
    expect(await on.one('SELECT count(*) FROM study_step')).toBe(0);
  });
});

describe('a letter that went out', () => {
  /** What an outsider with all rights of the server would send. SQLite has no TRUNCATE, and its outsider reads only. */
  const forgeries: Readonly<Record<Engine, readonly string[]>> = {
    sqlite: [],
    postgres: ["UPDATE letter SET body = 'x'", 'TRUNCATE letter', 'TRUNCATE student CASCADE'],
  };

  it('refuses to be changed, and is destroyed row by row only (R42)', async () => {
    const on = await ground();
    await keepLetter(on, 1);
    const forge = on.tend((tx) => tx.db.update(tx.tables.letter).set({ body: 'x' }));
    await expect(forge).rejects.toMatchObject({ kind: 'append-only' });
    for (const forgery of forgeries[on.store.engine]) {
      await expect(on.rows(forgery)).rejects.toThrow(/append-only/);
    }
    expect(await on.rows('SELECT body FROM letter')).toEqual([[TEXT]]);
    await on.tend((tx) => tx.db.delete(tx.tables.letter));
    expect(await on.one('SELECT count(*) FROM letter')).toBe(0);
  });
});

describe('what belongs to the disclosure log', () => {
  /** What an outsider with all rights of the server would send. SQLite has no TRUNCATE, and its outsider reads only. */
  const forgeries: Readonly<Record<Engine, readonly string[]>> = {
    sqlite: [],
    postgres: [
      "UPDATE disclosure_form SET filled = 'x'",
      'TRUNCATE disclosure_form',
      "UPDATE disclosure_correction SET why = 'x'",
      'TRUNCATE disclosure_correction',
      "UPDATE sealed_release SET filled = 'x'",
      'TRUNCATE sealed_release',
      "UPDATE sealed_correction SET why = 'x'",
      'TRUNCATE sealed_correction',
      'TRUNCATE student CASCADE',
    ],
  };

  it('refuses to be changed, and is destroyed row by row only (R42, R120)', async () => {
    const on = await ground();
    await keepEntry(on, 1);
    await correct(on, 1);
    await seal(on, 1);
    await correctSealed(on, 1);
    for (const forge of [
      () => on.tend((tx) => tx.db.update(tx.tables.disclosureForm).set({ filled: 'x' })),
      () => on.tend((tx) => tx.db.update(tx.tables.disclosureCorrection).set({ why: 'x' })),
      () => on.tend((tx) => tx.db.update(tx.tables.sealedRelease).set({ filled: 'x' })),
      () => on.tend((tx) => tx.db.update(tx.tables.sealedCorrection).set({ why: 'x' })),
    ]) {
      await expect(forge()).rejects.toMatchObject({ kind: 'append-only' });
    }
    for (const forgery of forgeries[on.store.engine]) {
      await expect(on.rows(forgery)).rejects.toThrow(/append-only/);
    }
    expect(await on.rows('SELECT why FROM disclosure_correction')).toEqual([[TEXT]]);
    await on.tend(async (tx) => {
      const { disclosureForm, disclosureCorrection, sealedRelease, sealedCorrection } = tx.tables;
      for (const table of [disclosureForm, disclosureCorrection, sealedCorrection, sealedRelease])
        await tx.db.delete(table);
    });
    expect(await on.one('SELECT count(*) FROM sealed_release')).toBe(0);
  });

  it('R126: a bar stays as it was found, and is lifted once', async () => {
    const on = await ground();
    await barred(on);
    const change = (columns: object) => on.tend((tx) => tx.db.update(tx.tables.partyBar).set(columns));
    await expect(change({ lastDay: '2027-01-01' })).rejects.toMatchObject({ kind: 'append-only' });
    await change({ liftedAt: 1, liftedBy: ids.tove, liftedWhy: TEXT });
    await expect(change({ liftedAt: null })).rejects.toMatchObject({ kind: 'append-only' });
    expect(await on.rows('SELECT last_day, lifted_at FROM party_bar')).toEqual([['2031-11-20', 1]]);
  });
});
