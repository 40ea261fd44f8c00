import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FIELD_CLASSES } from '../access/field-classes.ts';
import { AUDIT_ACTIONS, AUDIT_DECISIONS, LEI_TASKS } from './event.ts';
import { type AuditEntry, decodeLine, encodeLine } from './line.ts';

const reference = fc.stringMatching(/^[a-z0-9-]{1,40}$/);
const entry: fc.Arbitrary<AuditEntry> = fc.record({
  seq: fc.nat(),
  at: fc.nat(),
  actorId: fc.option(reference),
  sessionRef: fc.option(reference),
  action: fc.constantFrom(...AUDIT_ACTIONS),
  studentId: fc.option(reference, { nil: undefined }),
  resource: reference,
  fieldClasses: fc.subarray([...FIELD_CLASSES]),
  decision: fc.constantFrom(...AUDIT_DECISIONS),
  ruleIds: fc.array(reference, { maxLength: 3 }),
  requestId: reference,
  detailCommit: fc.option(reference),
  purpose: fc.constantFrom(...LEI_TASKS),
});

describe('a line of the trail', () => {
  it('reads back as it was written', () => {
    fc.assert(
      fc.property(entry, (e) => {
        expect(decodeLine(encodeLine(e))).toEqual(e);
      }),
    );
  });

  it('is refused when its version is not known', () => {
    expect(() => decodeLine(JSON.stringify([2, ...Array<null>(14).fill(null)]))).toThrow(/version 2/);
  });

  it('is refused when it is no line at all', () => {
    expect(() => decodeLine('{"seq":1}')).toThrow(RangeError);
  });
});
