import { expect } from 'vitest';
import { hasDisability } from '../../../server/areas/disclosures/copy/disability.repo.ts';
import { append } from '../../../server/audit/append.ts';
import { studentDetails } from '../../../server/audit/student-details.repo.ts';
import type { AuditEvent } from '../../../shared/audit/event.ts';
import type { Ground } from '../ground.ts';
import { ids } from '../people.ts';
import type { Repository } from '../scenario.ts';
import { TEXT } from '../text.ts';

const may = (on: Ground, studentId: string = ids.kiri) => on.mayOn('disclosure.view', studentId, 'custodian');

export const copyDetails: Repository = {
  file: 'audit/student-details.repo.ts',
  functions: {
    studentDetails: {
      async 'gives the details of what was done to this student, with their salts, the oldest first'(on) {
        const grant = await may(on);
        const done: AuditEvent = { action: 'disclosure.copy', studentId: ids.kiri, resource: 'x', decision: 'allowed' };
        const events: AuditEvent[] = [
          { ...done, detail: TEXT },
          { ...done, detail: 'other', action: 'disclosure.record' },
          { ...done, detail: 'refused', decision: 'refused' },
          { ...done, detail: 'of another', studentId: ids.amaru },
          { ...done, detail: 'not asked for', action: 'disclosure.view' },
          done,
        ];
        for (const event of events) await on.write((tx) => append(tx, event));
        const found = await on.read((q) => studentDetails(q, grant, ['disclosure.copy', 'disclosure.record']));
        expect(found.map(({ detail }) => detail)).toEqual([TEXT, 'other']);
        const salts = await on.rows('SELECT seq, salt FROM audit_detail ORDER BY seq');
        for (const { seq, salt } of found) expect(salts).toContainEqual([seq, salt]);
      },
    },
  },
};

export const disabilities: Repository = {
  file: 'areas/disclosures/copy/disability.repo.ts',
  functions: {
    hasDisability: {
      async 'once it was so, of this student alone, and not before its day'(on) {
        const grant = await may(on);
        const has = () => on.read((q) => hasDisability(q, grant));
        const fact = {
          studentId: ids.kiri,
          attribute: 'sped',
          source: 'file',
          since: '2020-01-01',
          until: '2021-01-01',
        };
        const add = (change: object) =>
          on.tend((tx) => tx.db.insert(tx.tables.studentAttribute).values({ ...fact, ...change }));
        await add({ studentId: ids.amaru });
        await add({ attribute: 's504' });
        await add({ since: '2999-01-01', until: null });
        expect(await has()).toBe(false);
        await add({});
        expect(await has()).toBe(true);
      },
    },
  },
};
