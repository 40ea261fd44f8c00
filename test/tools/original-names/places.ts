import type { StudentAction } from '../../../shared/access/actions.ts';
import type { RoleId } from '../../../shared/access/roles.ts';

/** Where an answer may hold an original name, and to whom. */
export interface Place {
  readonly path: string;
  /** What the asker must have the right to, of the student whose name it is. */
  readonly right: Extract<StudentAction, 'name.view' | 'copy.make'>;
  /** One of which the asker must be, whatever the rule table says. */
  readonly roles: readonly RoleId[];
  readonly rule: string;
}

const PART_IN_UPDATE = {
  right: 'name.view',
  roles: ['counselor', 'socialWorker', 'principal', 'guidanceSecretary', 'recordsManager'],
} as const;
const MAKES_COPIES = { right: 'copy.make', roles: ['recordsManager', 'principal', 'assistantPrincipal'] } as const;

/** Everywhere else, and to everybody else, an original name is a leak. */
export const PLACES: readonly Place[] = [
  { path: '/v1/names/read', ...PART_IN_UPDATE, rule: 'R197' },
  { path: '/v1/names/form', ...PART_IN_UPDATE, rule: 'R197' },
  { path: '/v1/letters/read', ...PART_IN_UPDATE, rule: 'R196' },
  { path: '/v1/copies/read', ...MAKES_COPIES, rule: 'R200' },
  { path: '/v1/copies/make', ...MAKES_COPIES, rule: 'R200' },
  { path: '/v1/copies/file', ...MAKES_COPIES, rule: 'R200' },
];
