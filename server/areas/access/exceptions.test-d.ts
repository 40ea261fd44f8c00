/**
 * What the compiler refuses about exceptions: a permission for one act is none for another, and a look sees no
 * student. When one of the lines below an expected error compiles, `tsc` fails on the unused expectation.
 */
import type { Authorized } from '../../policy/index.ts';
import type { Looker, Reader, Tx } from '../../store/store.ts';
import { countOpenApplications, setDecided } from './applications/application.repo.ts';
import { rosterIdentity } from './claimed.repo.ts';
import { emergenciesOf } from './emergencies/emergency.repo.ts';
import { insertEmergency, insertGranted } from './grants/grant.repo.ts';
import { insertSeal } from './sight/seal.repo.ts';
import { studentWho } from './who.repo.ts';

declare const looker: Looker;
declare const reader: Reader;
declare const tx: Tx;
declare const mayWrite: Authorized<'application.write'>;
declare const mayDecide: Authorized<'application.decide'>;
declare const mayOpen: Authorized<'emergency.open'>;
declare const mayReview: Authorized<'emergency.review'>;
declare const mayView: Authorized<'student.view'>;
declare const decided: Parameters<typeof setDecided>[2];
declare const given: Parameters<typeof insertGranted>[2];
declare const opened: Parameters<typeof insertEmergency>[2];

// @ts-expect-error to apply is not to decide
await setDecided(tx, mayWrite, decided);
// @ts-expect-error nor to give
await insertGranted(tx, mayWrite, given);
// @ts-expect-error who opens in an emergency gives nobody a permission
await insertGranted(tx, mayOpen, given);
// @ts-expect-error who decides opens nothing for themselves
await insertEmergency(tx, mayDecide, opened);
// @ts-expect-error an emergency is of a student
await insertEmergency(tx, mayOpen, { ...opened, studentId: null });
// @ts-expect-error to see a record is not to seal it
await insertSeal(tx, mayView, '2026-11-20');
// @ts-expect-error the applicant is not told whom their text means
await studentWho(reader, mayWrite, ['an id']);
// @ts-expect-error a look sees no student
await rosterIdentity(looker, mayWrite, 'an id');
// @ts-expect-error nor who was seen in an emergency
await emergenciesOf(looker, mayReview, { state: 'open', limit: 1 });
// A number names nobody.
await countOpenApplications(looker, mayDecide);
// @ts-expect-error but it is for who decides
await countOpenApplications(looker, mayWrite);
