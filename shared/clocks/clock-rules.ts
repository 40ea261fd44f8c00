import { ROLE_TITLES, type Title } from '../access/roles.ts';
import type { ClockRule } from './rule.ts';

const AUTHORITY: Title = { en: 'Responsible authority', es: 'Autoridad responsable' };
const { recordsManager: RECORDS, superintendent: SUPERINTENDENT, principal: PRINCIPAL } = ROLE_TITLES;

const rule = <Id extends string>(one: ClockRule<Id>): ClockRule<Id> => one;

/**
 * The clocks that run from a day, by their numbers in section W. Lengths are the sources'; where these differ, the
 * default of the conflict. One that bounds what the law allows never moves past its last day.
 */
export const CLOCK_RULES = [
  rule({
    id: 'W1',
    title: { en: 'Inspection answered', es: 'Respuesta a la consulta del expediente' },
    starts: { en: 'date of the request', es: 'fecha de la solicitud' },
    length: 10,
    unit: 'business',
    rolls: false,
    source: 'R169; 515 XIV.B',
    owner: RECORDS,
  }),
  rule({
    // C1: shown from the first day beside the ten business days.
    id: 'W2',
    title: { en: 'Inspection, outer limit', es: 'Consulta del expediente, plazo máximo' },
    starts: { en: 'day the request is received', es: 'día en que se recibe la solicitud' },
    length: 45,
    unit: 'calendar',
    rolls: false,
    source: 'Notice 1.a; 515.2R; 34 CFR 99.10(b)',
    owner: RECORDS,
  }),
  rule({
    id: 'W3',
    title: { en: 'Repeat view owed again', es: 'Nueva consulta del expediente' },
    starts: { en: 'day the person was shown the record', es: 'día en que se mostró el expediente' },
    length: 6,
    unit: 'month',
    rolls: false,
    // C9: no limit for anyone.
    off: true,
    source: 'R178; 515.2R',
    owner: RECORDS,
  }),
  rule({
    id: 'W4',
    title: { en: 'Amendment decided', es: 'Decisión sobre la corrección del expediente' },
    starts: { en: 'day the request is received', es: 'día en que se recibe la solicitud' },
    length: 30,
    unit: 'calendar',
    rolls: true,
    source: 'R208; 515 XV.A.2',
    owner: AUTHORITY,
  }),
  rule({
    id: 'W5',
    title: {
      en: 'Data corrected and past recipients told',
      es: 'Datos corregidos y aviso a quienes los recibieron',
    },
    starts: {
      en: 'day the written challenge reaches the responsible authority',
      es: 'día en que la impugnación escrita llega a la autoridad responsable',
    },
    length: 30,
    unit: 'calendar',
    rolls: true,
    source: 'R214; 515.2R Challenge 2-3',
    owner: AUTHORITY,
  }),
  rule({
    id: 'W6',
    title: { en: 'Juvenile justice: parent may object', es: 'Justicia juvenil: la familia puede oponerse' },
    starts: {
      en: 'day the parent receives the certified notice',
      es: 'día en que la familia recibe el aviso certificado',
    },
    length: 10,
    unit: 'calendar',
    rolls: true,
    source: 'R190; 515 VI.B.18.b',
    owner: SUPERINTENDENT,
  }),
  rule({
    // C14: what starts it is not said; read as the parent's receipt of the notice.
    id: 'W7',
    title: { en: 'Juvenile justice: answer', es: 'Justicia juvenil: respuesta' },
    starts: {
      en: 'day the parent receives the certified notice',
      es: 'día en que la familia recibe el aviso certificado',
    },
    length: 14,
    unit: 'calendar',
    rolls: true,
    source: 'R191; 515 VI.B.18.b',
    owner: SUPERINTENDENT,
  }),
  rule({
    id: 'W8',
    title: { en: 'List for recruiters', es: 'Lista para reclutadores' },
    starts: { en: 'date of the request', es: 'fecha de la solicitud' },
    length: 60,
    unit: 'calendar',
    rolls: true,
    source: 'R160; 515 XI.A',
    owner: RECORDS,
  }),
  rule({
    id: 'W11',
    title: { en: 'Bullying: appeal filed', es: 'Acoso escolar: presentación de la apelación' },
    starts: { en: 'day the party is notified of the decision', es: 'día en que se notifica la decisión' },
    length: 10,
    unit: 'school',
    rolls: false,
    source: 'R251; 514D V',
    owner: PRINCIPAL,
  }),
  rule({
    id: 'W12',
    title: { en: 'Bullying: appeal ruled', es: 'Acoso escolar: resolución de la apelación' },
    starts: { en: 'day the appeal is received', es: 'día en que se recibe la apelación' },
    length: 10,
    unit: 'school',
    rolls: false,
    source: 'R251; 514D V',
    owner: SUPERINTENDENT,
  }),
  rule({
    id: 'W13',
    title: { en: 'Restrictive procedure debriefed', es: 'Reunión posterior a un procedimiento restrictivo' },
    starts: { en: 'day the procedure is concluded', es: 'día en que termina el procedimiento' },
    length: 2,
    unit: 'school',
    rolls: false,
    source: 'R272; 532R F',
    owner: PRINCIPAL,
  }),
  rule({
    id: 'W15',
    title: { en: 'Directory refusal, by the notice', es: 'Negativa al directorio, según el aviso' },
    starts: { en: 'last publication of the notice', es: 'última publicación del aviso' },
    length: 30,
    unit: 'calendar',
    rolls: true,
    source: 'R131; Notice 4.c',
    owner: RECORDS,
  }),
  rule({
    // C2: information is held until the later of this and W15.
    id: 'W16',
    title: { en: 'Directory refusal, by the school year', es: 'Negativa al directorio, según el año escolar' },
    starts: { en: 'opening day of school', es: 'primer día de clases' },
    length: 14,
    unit: 'calendar',
    rolls: true,
    source: 'R131; 515.3R Directory 3',
    owner: RECORDS,
  }),
  rule({
    // The shorter of the two that the source has: a consent that ends early harms nobody.
    id: 'W20',
    title: { en: 'Consent for an insurer ends', es: 'Fin del consentimiento para una aseguradora' },
    starts: { en: 'date of the consent', es: 'fecha del consentimiento' },
    length: 1,
    unit: 'year',
    rolls: false,
    source: 'R87; 515 VI.A.5.g',
    owner: RECORDS,
  }),
  rule({
    id: 'W26',
    title: { en: 'Bar on a party ends', es: 'Fin de la exclusión de un tercero' },
    starts: { en: "date of the Department's finding", es: 'fecha de la resolución del Departamento' },
    length: 5,
    unit: 'year',
    rolls: false,
    source: 'R126; 515 XII.D, VI.B.7',
    owner: SUPERINTENDENT,
  }),
  rule({
    id: 'W27',
    title: { en: "Study's data destroyed", es: 'Datos del estudio destruidos' },
    starts: { en: 'day that the agreement names', es: 'fecha que fija el acuerdo' },
    length: 0,
    unit: 'calendar',
    rolls: false,
    source: 'R98; 515 VI.B.7',
    owner: RECORDS,
  }),
  rule({
    id: 'W49',
    title: { en: 'Peace-officer record destroyed, recipients told', es: 'Informe policial destruido y avisado' },
    starts: { en: 'notice that the matter ended', es: 'aviso de que el asunto terminó' },
    length: 0,
    unit: 'calendar',
    rolls: false,
    source: 'R111; 515 VI.B.20',
    owner: PRINCIPAL,
  }),
  // The sources have no number for these: what is asked for at once, or by the day that the paper itself names.
  rule({
    id: 'R101',
    title: { en: 'Order or subpoena answered', es: 'Respuesta a la orden o citación' },
    starts: { en: 'return day of the order', es: 'día de entrega de la orden' },
    length: 0,
    unit: 'calendar',
    rolls: false,
    source: 'R101; 515 VI.B.10',
    owner: RECORDS,
  }),
  rule({
    id: 'R110',
    title: {
      en: 'Superintendent, principal and counselor told',
      es: 'Superintendencia, dirección y consejería informadas',
    },
    starts: { en: 'day the order arrives', es: 'día en que llega la orden' },
    length: 0,
    unit: 'calendar',
    rolls: false,
    source: 'R110; 515 VI.B.19',
    owner: PRINCIPAL,
  }),
  rule({
    id: 'R111',
    title: { en: 'Superintendent and principal told', es: 'Superintendencia y dirección informadas' },
    starts: { en: 'day the record arrives', es: 'día en que llega el informe' },
    length: 0,
    unit: 'calendar',
    rolls: false,
    source: 'R111; 515 VI.B.20',
    owner: PRINCIPAL,
  }),
  rule({
    id: 'R147',
    title: { en: 'Records given before the hearing', es: 'Documentos entregados antes de la audiencia' },
    starts: { en: 'day of the hearing', es: 'día de la audiencia' },
    length: 0,
    unit: 'calendar',
    rolls: false,
    source: 'R147; 515 X',
    owner: PRINCIPAL,
  }),
] as const;

export type ClockId = (typeof CLOCK_RULES)[number]['id'];

/** The rule of a number. */
export function clockRule(id: ClockId): ClockRule {
  const found = CLOCK_RULES.find((one) => one.id === id);
  if (found === undefined) throw new RangeError('There is no such clock.');
  return found;
}
