import type { CaseRow } from '../../../../shared/areas/cases/case.ts';

/** A row of a list of cases; what is not said is plain. */
export function caseRow(row: Partial<CaseRow> = {}): CaseRow {
  return {
    caseId: '00000000-0000-7000-8000-0000000000c1',
    studentId: '00000000-0000-7000-8000-000000000001',
    name: 'Kiri Baptiste-Nguyen',
    sisId: '204417',
    grade: '09',
    building: 'Harbor View High',
    stage: 'monitoring',
    worker: 'Rosa Ortiz',
    openedOn: '2026-09-01',
    next: 'monitored',
    due: null,
    lastContactOn: '2026-11-15',
    meetingOn: null,
    ...row,
  };
}
