import type { Title } from '../../../access/roles.ts';
import { t } from '../../forms/spec-parts.ts';

/** Why something stands in no copy of the log that the family is given. Ids are on the wire. */
export interface LeftOut {
  readonly id: 'consent' | 'family' | 'officials' | 'mistake';
  readonly title: Title;
  readonly source: string;
}

/**
 * What the law lets out (34 CFR 99.32(d), R117), and what was never so. What stands in the custodian's sealed book is no
 * row of this list: it is nowhere, not even as a number (R117).
 */
export const LEFT_OUT: readonly LeftOut[] = [
  {
    id: 'consent',
    title: t(
      'Releases under a consent: the family signed for each',
      'Divulgaciones con consentimiento: la familia firmó cada una',
    ),
    source: 'R117; 34 CFR 99.32(d)(3); 515 XIII.E.3',
  },
  {
    id: 'family',
    title: t(
      'What the family or the student saw themselves: it is in the Record of Inspection',
      'Lo que vieron la familia o el propio estudiante: está en el registro de consultas',
    ),
    source: 'R106, R117; 34 CFR 99.32(d)(1), 300.614; 515 XIII.E.3',
  },
  {
    id: 'officials',
    title: t(
      'Use by authorized staff of the district: each stands in the audit trail',
      'El uso por personal autorizado del distrito: cada uno está en el registro de auditoría',
    ),
    source: 'R92, R117; 34 CFR 99.32(d)(2), 300.614; 515 XIII.E.3',
  },
  {
    id: 'mistake',
    title: t(
      'Entries that somebody has found wrong: what is right stands in their place',
      'Anotaciones que resultaron erróneas: en su lugar está lo correcto',
    ),
    source: 'R120; 515 XIII.E.6',
  },
];
