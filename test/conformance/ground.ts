import type { GlobalAction, StudentAction } from '../../shared/access/actions.ts';
import type { Authorized } from '../../server/policy/index.ts';
import { decideGlobal, decideStudent, loadActor } from '../../server/policy/index.ts';
import type { Looker, Reader, Tender, Tx } from '../../server/store/store.ts';
import { NOW } from '../../shared/access/testing/cases.ts';
import { addStaff, arrange, peek } from '../tools/access-store.ts';
import { tempStore, type TempStore } from '../tools/temp-store.ts';
import { ids, settle } from './people.ts';

/** What a scenario stands on: a store of its own with the people of `people.ts`, and short ways through its doors. */
export interface Ground extends TempStore {
  look<T>(work: (q: Looker) => Promise<T>): Promise<T>;
  tend<T>(work: (tx: Tender) => Promise<T>): Promise<T>;
  /** A read, and a write, whose entries do not matter. */
  read<T>(work: (q: Reader) => Promise<T>): Promise<T>;
  write<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
  /** Permission to do what a repository asks permission for. */
  mayView(studentId?: string): Promise<Authorized<'student.view'>>;
  mayAdd(studentId?: string): Promise<Authorized<'contact.add'>>;
  mayReadTrail(): Promise<Authorized<'audit.read'>>;
  mayListDisclosures(): Promise<Authorized<'disclosure.list'>>;
  /** The same for any other action: the leader's unless somebody else is said. */
  mayOn<A extends StudentAction>(action: A, studentId?: string, staffId?: string): Promise<Authorized<A>>;
  mayDo<A extends GlobalAction>(action: A, staffId?: string): Promise<Authorized<A>>;
}

/** A fresh ground on the project's engine; it goes when the test ends. */
export async function ground(): Promise<Ground> {
  const temp = await tempStore();
  const { store, runtime } = temp;
  await arrange(store, runtime, async (tx) => {
    await settle(tx);
    const since = '2019-07-01';
    await addStaff(tx, 'leader', [{ role: 'superintendent', buildingId: null, since, until: null }]);
    await addStaff(tx, 'custodian', [{ role: 'recordsManager', buildingId: null, since, until: null }]);
  });

  const read: Ground['read'] = (work) => peek(store, runtime, work);
  const granted = <A extends StudentAction>(action: A, studentId: string, staffId = 'leader') =>
    read(async (q) => {
      const answer = await decideStudent(q, await loadActor(q, staffId, NOW), studentId, action);
      if (!answer.allow) throw new Error(`The ${staffId} may not.`);
      return answer.grant;
    });
  const global = <A extends GlobalAction>(action: A, staffId: string) =>
    store.look(async (q) => {
      const answer = decideGlobal(await loadActor(q, staffId, NOW), action);
      if (!answer.allow) throw new Error(`The ${staffId} may not.`);
      return answer.grant;
    });

  return {
    ...temp,
    look: (work) => store.look(work),
    tend: (work) => store.tend(work),
    read,
    async write<T>(work: (tx: Tx) => Promise<T>) {
      let value: T | undefined;
      await arrange(store, runtime, async (tx) => void (value = await work(tx)));
      return value as T;
    },
    mayView: (studentId = ids.kiri) => granted('student.view', studentId),
    mayAdd: (studentId = ids.kiri) => granted('contact.add', studentId),
    mayReadTrail: () => global('audit.read', 'custodian'),
    mayListDisclosures: () => global('disclosure.list', 'custodian'),
    mayOn: (action, studentId = ids.kiri, staffId) => granted(action, studentId, staffId),
    mayDo: (action, staffId = 'leader') => global(action, staffId),
  };
}
