import { type Action, ACTIONS } from '../actions.ts';
import type { Facts, GrantFact, Span } from '../facts.ts';
import type { FieldClass } from '../field-classes.ts';
import { type GrantKind, GRANTS, ROLES, type RoleId } from '../roles.ts';
import {
  type AccessCase,
  AUGUST,
  EVERYTHING,
  factsOf,
  HOME,
  levelCase,
  LEVELS,
  LINKS,
  NAMES,
  NONE,
  NOW,
  PLAIN,
  rulesFor,
  TODAY,
  together,
  TOMORROW,
  view,
  YEAR,
} from './levels.ts';

/** What neither grant nor seal changes. */
function unchanged(name: string, facts: Facts, role: RoleId, action: Action): AccessCase {
  return levelCase(`${name}, ${action}`, facts, { role, buildingId: 'lakeside', action });
}

/** A grant of today, from nine to five by UTC's clock of the cases; `opens` is what it was given for. */
export function grantOf(kind: GrantKind, opens: readonly FieldClass[] = ['identity', 'directory']): GrantFact {
  const HOURS = 3_600_000;
  return {
    id: kind,
    grant: kind,
    fieldClasses: opens,
    since: TODAY,
    until: TOMORROW,
    fromAt: NOW.at - HOURS,
    untilAt: NOW.at + HOURS,
  };
}

const withGrant = (role: RoleId, grant: GrantFact): Facts => ({ ...factsOf(role, null), grants: [grant] });
const IN_EMERGENCY: readonly FieldClass[] = [...PLAIN, 'casework', 'discipline', 'sped'];
const [ended, ahead] = [{ untilAt: NOW.at }, { fromAt: NOW.at + 1 }];
const WHOLE_GRANT = [...EVERYTHING];
const MAY_OPEN: readonly RoleId[] = ROLES.filter((role) => LEVELS[role].duties['emergency.open'] !== undefined);

/** Exceptions: as far as granted, to the minute (R56, R57, R102). */
export const GRANTED: readonly AccessCase[] = [
  ...ROLES.flatMap((role) => {
    const own = LEVELS[role].needs === 'nothing' ? LEVELS[role].may['student.view'] : undefined;
    const all = own === undefined ? [] : [own];
    const opens = (by: readonly FieldClass[]) => (own === undefined ? by : together(LEVELS[role].opens, by));
    const helps = MAY_OPEN.includes(role);
    return [
      view(`${role} with an application`, withGrant(role, grantOf('application')), [...all, 'R56'], opens(PLAIN)),
      view(
        `${role} with an emergency`,
        withGrant(role, grantOf('emergency', WHOLE_GRANT)),
        helps ? [...all, 'R102'] : all,
        opens(helps ? IN_EMERGENCY : []),
      ),
    ];
  }),
  ...ROLES.map((role): AccessCase => {
    const own = LEVELS[role].duties['report.read'];
    const names = own === undefined ? [] : (NAMES[own] ?? []);
    return {
      name: `${role} with a permission for reports`,
      facts: withGrant(role, grantOf('report')),
      action: 'report.read',
      rules: own === undefined ? ['R57-reports'] : own === 'R55' ? [own, 'R57-reports'] : ['R57-reports', own],
      opens: names,
    };
  }),
  // A grant opens a view, or reports, and nothing else.
  ...GRANTS.flatMap((kind) =>
    ACTIONS.filter((action) => action !== 'student.view' && !(kind === 'report' && action === 'report.read')).map(
      (action) => unchanged(`a teacher with ${kind}`, withGrant('teacher', grantOf(kind)), 'teacher', action),
    ),
  ),
  {
    ...view('a permission for reports without a role (R43)', { ...NONE, grants: [grantOf('report')] }, [], []),
    action: 'report.read',
  },
  view('an application in full', withGrant('teacher', grantOf('application', WHOLE_GRANT)), ['R56'], EVERYTHING),
  view('an application that is over', withGrant('teacher', { ...grantOf('application'), ...ended }), [], []),
  view('an application to come', withGrant('teacher', { ...grantOf('application'), ...ahead }), [], []),
  view('an application without a role (R43)', { ...NONE, grants: [grantOf('application')] }, [], []),
  view('an emergency that is over', withGrant('teacher', { ...grantOf('emergency'), ...ended }), [], []),
  view('a permission for reports', withGrant('teacher', grantOf('report')), [], []),
  { ...view('an emergency', withGrant('teacher', grantOf('emergency')), [], []), action: 'contact.add' },
];

const sealed = (facts: Facts, span: Span = YEAR): Facts => ({
  ...facts,
  attributes: [...facts.attributes, { attribute: 'sealed', ...span }],
});

const CLOSED_BY_SEAL: readonly Action[] = [
  'student.view',
  'contact.add',
  'sheet.write',
  'caseload.assign',
  'case.view',
  'case.open',
  'case.write',
  'case.direct',
];
/** What is written down of a record whoever may open it: releases, consents to them, and requests with their clocks. */
const LOG_ACTIONS: readonly Action[] = [
  'disclosure.view',
  'disclosure.record',
  'consent.keep',
  'request.keep',
  'directory.keep',
  'copy.make',
  'name.view',
  'name.keep',
  'name.decide',
  'name.task',
];
/** Whom a seal does not stop. */
const ABOVE_SEAL: readonly RoleId[] = ['superintendent', 'executiveSecretary'];

/** A seal closes what the levels open, and an emergency too; what is refused names the seal for the trail. */
export const SEALED: readonly AccessCase[] = [
  // Permission for a part opens that part, whatever level the holder has: the seal stays for the rest.
  ...ROLES.flatMap((role) =>
    [undefined, ...LINKS].flatMap((link) => {
      const own = ABOVE_SEAL.includes(role) ? LEVELS[role].may['student.view'] : undefined;
      const facts = sealed({ ...factsOf(role, HOME, link), grants: [grantOf('application')] });
      const name = `a sealed record, ${role}, ${link ?? 'nothing'} between, with permission for a part`;
      return [
        view(name, facts, own === undefined ? ['R56'] : [own, 'R56'], own === undefined ? PLAIN : EVERYTHING),
        ...CLOSED_BY_SEAL.filter((action) => action !== 'student.view').map((action) =>
          own === undefined || rulesFor({ role, action, buildingId: HOME, link }).length === 0
            ? { ...view(`${name}, ${action}`, facts, [], []), action }
            : unchanged(name, facts, role, action),
        ),
      ];
    }),
  ),
  // The log of a sealed record is the custodian's alone (R115, R119), and so are its consents and requests.
  ...ROLES.flatMap((role) =>
    [undefined, ...LINKS].flatMap((link) =>
      LOG_ACTIONS.map((action) => {
        const facts = sealed({ ...factsOf(role, HOME, link), grants: [grantOf('application')] });
        const name = `a sealed record, ${role}, ${link ?? 'nothing'} between, its log`;
        if (role === 'recordsManager') return unchanged(name, facts, role, action);
        return { ...view(`${name}, ${action}`, facts, [], []), action };
      }),
    ),
  ),
  ...MAY_OPEN.map((role) =>
    view(
      `a sealed record, ${role} with permission for a part and an emergency`,
      sealed({ ...factsOf(role, null), grants: [grantOf('application'), grantOf('emergency', WHOLE_GRANT)] }),
      ['R56'],
      PLAIN,
    ),
  ),
  ...CLOSED_BY_SEAL.map((action) => ({
    ...view(`a sealed record, its principal, ${action}`, sealed(factsOf('principal', HOME)), ['sealed'], []),
    action,
  })),
  view('a sealed record, its teacher', sealed(factsOf('teacher', HOME, 'teacher')), ['sealed'], []),
  ...ROLES.flatMap((role) =>
    ACTIONS.filter((action) => !CLOSED_BY_SEAL.includes(action)).map((action) =>
      unchanged(`a sealed record, ${role}`, sealed(factsOf(role, 'lakeside')), role, action),
    ),
  ),
  view(
    'a seal that is lifted today',
    sealed(factsOf('principal', HOME), { since: AUGUST, until: TODAY }),
    ['R47'],
    EVERYTHING,
  ),
  view('a sealed record, in an emergency', sealed(withGrant('teacher', grantOf('emergency'))), ['sealed'], []),
  view('a sealed record, with permission', sealed(withGrant('teacher', grantOf('application'))), ['R56'], PLAIN),
  view('a sealed record, the superintendent', sealed(factsOf('superintendent', null)), ['R52'], EVERYTHING),
  view(
    'a sealed record, the executive secretary',
    sealed(factsOf('executiveSecretary', null)),
    ['R52-secretary'],
    EVERYTHING,
  ),
];
