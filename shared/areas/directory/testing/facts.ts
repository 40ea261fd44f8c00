import type { Purpose, StudentFacts } from '../listed.ts';
import type { DirectoryPolicy } from '../policy.ts';
import type { Refusal } from '../refusal.ts';

/** Of a district that has published its notice in August, opened on 1 September, and lists on 20 November. */
export const POLICY: DirectoryPolicy = {
  items: ['name', 'grade', 'school', 'honors'],
  parties: [],
  purposes: [],
  noticeOn: '2026-08-03',
  openingOn: '2026-09-01',
  recruitersBy: '2026-10-01',
  fee: '',
};
export const TODAY = '2026-11-20';
export const SENIOR: StudentFacts = { grade: '12', atSchool: true, left: 'here', sealed: false };
export const PUBLIC: Purpose = {
  audience: 'public',
  items: ['name', 'grade', 'school'],
  party: 'Harbor Gazette',
  purpose: 'A yearbook',
};
export const MILITARY: Purpose = { audience: 'military', items: [], party: 'Army recruiting', purpose: 'Recruiting' };
export const COLLEGE: Purpose = { ...MILITARY, audience: 'college', party: 'Lakeside College' };

/** A refusal of this school year. */
export const refusal = (change: Partial<Refusal> = {}): Refusal => ({
  receivedOn: '2026-09-10',
  public: [],
  recruiters: [],
  rescindedOn: null,
  mistake: false,
  ...change,
});
