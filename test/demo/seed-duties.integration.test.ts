import { expect, it } from 'vitest';
import { dutyOf } from '../../shared/areas/duties/duties.ts';
import { schemaOf } from '../../shared/areas/forms/form-spec.ts';
import { DEMO_DUTIES, DEMO_PLAN } from './duties.ts';

it('R150, R223: what the demo’s district has done of its yearly duties is whole', () => {
  for (const [id, filled] of [...DEMO_DUTIES, ['plan', DEMO_PLAN] as const]) {
    const duty = dutyOf(id);
    const dated = Object.fromEntries(
      Object.entries(filled).map(([name, value]) => [name, value === 'last' ? '2026-10-08' : value]),
    );
    const read = schemaOf(duty?.fields ?? []).safeParse(dated);
    expect([id, read.error?.issues ?? []]).toEqual([id, []]);
  }
});
