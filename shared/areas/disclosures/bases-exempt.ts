import { t } from '../forms/spec-parts.ts';
import type { Basis } from './basis.ts';

/** What is lawful and stands in another book than the log (34 CFR 99.32(d), R117). */
export const EXEMPT_BASES: readonly Basis[] = [
  {
    id: 'R83',
    title: t('Written consent', 'Consentimiento por escrito'),
    when: t(
      'A signed and dated consent that names these records, this purpose and this receiver.',
      'Un consentimiento firmado y fechado que nombra estos documentos, este fin y a quien los recibe.',
    ),
    source: '34 CFR 99.30, 99.32(d)(3); 515 VI.A',
    capacities: [],
    duty: 'may',
    log: 'exempt',
    elsewhere: t(
      'Records managers enter it under Consents in the console, with what was given. The log holds no release that a consent allows.',
      'Quien lleva los archivos lo anota en Consentimientos, en la consola, con lo entregado. El registro no recoge lo que permite un consentimiento.',
    ),
    notice: true,
    fields: [],
  },
  {
    id: 'R106',
    title: t('The parent or the student', 'La familia o el estudiante'),
    when: t(
      'A parent of a student who is not yet eligible, or the student: their own record.',
      'La familia de un estudiante que aún no es mayor de edad, o el propio estudiante: su propio expediente.',
    ),
    source: '34 CFR 99.31(a)(12), 99.32(d)(1); 515 VI.B.15, XIII.E.3',
    capacities: ['parent', 'student'],
    duty: 'must',
    log: 'exempt',
    elsewhere: t(
      'Enter it in the Record of Inspection, with how identity was proven.',
      'Anótelo en el registro de consultas, con la forma en que se comprobó la identidad.',
    ),
    notice: false,
    fields: [],
  },
  {
    id: 'R92',
    title: t('School official', 'Personal escolar'),
    when: t(
      'Staff of the district with a legitimate educational interest.',
      'Personal del distrito con un interés educativo legítimo.',
    ),
    source: '34 CFR 99.31(a)(1), 99.32(d)(2); 515 VI.B.1',
    capacities: ['official'],
    duty: 'may',
    log: 'exempt',
    elsewhere: t(
      'Every use of the record stands in the audit trail by itself.',
      'Cada uso del expediente queda por sí solo en el registro de auditoría.',
    ),
    notice: false,
    fields: [],
  },
  {
    id: 'R104',
    title: t('Directory information', 'Información de directorio'),
    when: t(
      'Items that the district has published as directory information, and that the family has not refused.',
      'Datos que el distrito ha publicado como información de directorio y que la familia no ha rechazado.',
    ),
    source: '34 CFR 99.31(a)(11), 99.32(d)(4), 99.37; 515 VI.B.13',
    capacities: [],
    duty: 'may',
    log: 'exempt',
    elsewhere: t(
      'Requests for directory information go to the district’s one desk for them, which checks refusals first.',
      'Las solicitudes de información de directorio van a la oficina del distrito que las atiende y que antes revisa las negativas.',
    ),
    notice: false,
    fields: [],
  },
];
