import { expect } from 'vitest';
import { exportedLines } from '../../../server/audit/export/export.repo.ts';
import type { Repository } from '../scenario.ts';

export const trailExport: Repository = {
  file: 'audit/export/export.repo.ts',
  functions: {
    exportedLines: {
      async 'gives the stored lines from one number on and before another, in order, word for word'(on) {
        for (let i = 0; i < 11; i += 1) await on.read(async () => undefined);
        const may = await on.mayReadTrail();
        const all = (await on.rows('SELECT line FROM audit ORDER BY seq')).map(([line]) => line);
        expect(await on.look((q) => exportedLines(q, may, 1, all.length + 1))).toEqual(all);
        expect(await on.look((q) => exportedLines(q, may, 9, 11))).toEqual(all.slice(8, 10));
        expect(await on.look((q) => exportedLines(q, may, 4, 4))).toEqual([]);
      },
    },
  },
};
