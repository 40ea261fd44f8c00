import type { Title } from '../../access/roles.ts';
import { t } from '../forms/spec-parts.ts';

/** What is never shown to whoever sees the record, and on what ground. */
export interface TakenOut {
  readonly name: string;
  readonly title: Title;
  /** To whom it is closed; by the ids of `INSPECTORS`. */
  readonly to: readonly string[];
  readonly source: string;
}

const STUDENTS = ['eligible', 'former', 'student'];
const EVERYBODY = ['parent', 'dependent', ...STUDENTS];

/** R141, R143, R174: what is taken out of the record before it is shown. Names are stored: never re-used. */
export const TAKEN_OUT: readonly TakenOut[] = [
  {
    name: 'othersOut',
    title: t('Whatever is about other students was taken out', 'Se quitó todo lo que trata de otros estudiantes'),
    to: EVERYBODY,
    source: 'R174; 34 CFR 99.12(a); 515 XIV.F',
  },
  {
    name: 'closedOut',
    title: t('Nothing confidential was shown', 'No se mostró nada confidencial'),
    to: EVERYBODY,
    source: 'R143; Minn. Stat. 13.32 s.2; 515 IX.A',
  },
  {
    name: 'financesOut',
    title: t(
      'Nothing of the parents’ financial records was shown',
      'No se mostró nada de los datos económicos de la familia',
    ),
    to: STUDENTS,
    source: 'R141; 34 CFR 99.12(b)(1); 515 VIII.C',
  },
];

/** What was to be taken out for somebody, by as what they see the record. */
export const takenOutFor = (as: string): readonly TakenOut[] => TAKEN_OUT.filter(({ to }) => to.includes(as));
