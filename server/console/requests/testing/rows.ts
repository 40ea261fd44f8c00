import type { RequestRow, StudentRequest } from '../../../../shared/areas/requests/request.ts';
import type { StepEntry } from '../told.ts';

type Clock = StudentRequest['clocks'][number];

/** A clock as the server tells it. */
export const clock = (change: Partial<Clock> = {}): Clock => ({
  rule: 'W1',
  state: 'running',
  due: '2026-11-17',
  original: null,
  metOn: null,
  working: '10 business days from Mon Nov 2 → Tue Nov 17',
  known: true,
  ...change,
});

/** A row of the list. */
export const row = (requestId: string, of: RequestRow['clock']): RequestRow => ({
  requestId,
  student: { id: 'kiri', name: 'Kiri', sisId: '204417' },
  building: null,
  kind: 'inspection',
  party: 'Dana',
  receivedOn: '2026-11-02',
  next: null,
  clock: of,
  waits: false,
});

/** A step as the server tells it. */
export const entry = (kind: string, id = kind, filled: StepEntry['filled'] = {}): StepEntry => ({
  id,
  kind,
  day: '2026-11-02',
  filled,
  author: { name: 'Adaeze Nwosu', role: 'Records manager' },
  at: 0,
  disclosureId: null,
});
