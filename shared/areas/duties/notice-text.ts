import type { Title } from '../../access/roles.ts';
import { t } from '../forms/spec-parts.ts';

/** A part of a notice: a heading, and what stands under it. Words in braces are filled in from what was entered. */
export interface NoticePart {
  readonly heading: Title;
  readonly text: Title;
}

export type Notice = 'rights' | 'directory' | 'recruiters';

// R223: the six contents of 34 CFR 99.7(a)(3) and 515 XIX.A, with the criteria for an official and an interest (R74, R75).
const RIGHTS: readonly NoticePart[] = [
  {
    heading: t('To see the record', 'Ver el expediente'),
    text: t(
      'Parents, and students who are 18 or attend college ("eligible students"), may inspect and review the education record. Ask in writing at the school: {authority}, {authorityAt}. The request is answered at once if possible, else within 10 business days, and never later than 45 days.',
      'Las familias, y los estudiantes que tienen 18 años o asisten a la universidad («estudiantes con derecho propio»), pueden consultar y revisar el expediente escolar. Pídalo por escrito en la escuela: {authority}, {authorityAt}. La solicitud se responde de inmediato si es posible; si no, en 10 días hábiles, y nunca después de 45 días.',
    ),
  },
  {
    heading: t('To have it corrected', 'Pedir su corrección'),
    text: t(
      'Whoever believes that the record is inaccurate, misleading or against the privacy of the student may ask in writing to amend it, saying what is wrong and why. If the district refuses, there is a right to a hearing.',
      'Quien considere que el expediente es inexacto, engañoso o contrario a la privacidad del estudiante puede pedir por escrito que se corrija, diciendo qué está mal y por qué. Si el distrito se niega, hay derecho a una audiencia.',
    ),
  },
  {
    heading: t('To consent before data are disclosed', 'Consentir antes de divulgar datos'),
    text: t(
      'Data that identify the student are disclosed only with written consent, except where the law allows it without. Nobody is required to give up these rights; a waiver counts only in writing and signed.',
      'Los datos que identifican al estudiante solo se divulgan con consentimiento escrito, salvo cuando la ley lo permite sin él. A nadie se le exige renunciar a estos derechos; una renuncia solo vale por escrito y firmada.',
    ),
  },
  {
    heading: t('School officials and their interest', 'Funcionarios escolares y su interés'),
    text: t(
      'One such exception is for school officials with a legitimate educational interest. A school official is a member of the school board, a professional employee, a temporary substitute, or a person employed or contracted for a special task, for the time of that task. The interest is legitimate where the official needs to know in order to do administrative, supervisory or instructional work, to give the student or family a service or benefit, or to answer a request for data.',
      'Una de esas excepciones es la de los funcionarios escolares con un interés educativo legítimo. Es funcionario escolar quien integra la junta escolar, trabaja como profesional, sustituye temporalmente o fue contratado para una tarea especial, mientras dure esa tarea. El interés es legítimo cuando necesita los datos para una tarea administrativa, de supervisión o de enseñanza, para prestar un servicio o beneficio al estudiante o a su familia, o para responder a una solicitud de datos.',
    ),
  },
  {
    heading: t('When a student changes schools', 'Cuando el estudiante cambia de escuela'),
    text: t(
      'On request the district forwards the education record to a school in which the student seeks or intends to enroll.',
      'Cuando se le solicita, el distrito envía el expediente a la escuela en la que el estudiante se inscribe o quiere inscribirse.',
    ),
  },
  {
    heading: t('To complain', 'Presentar una queja'),
    text: t(
      'A complaint that the district does not comply states specific facts and goes to: {complaints}.',
      'La queja de que el distrito no cumple expone hechos concretos y se dirige a: {complaints}.',
    ),
  },
  {
    heading: t('Whom to ask', 'A quién acudir'),
    text: t(
      'Responsible authority: {authority}, {authorityAt}. Records manager of each school: its principal; of the district: {manager}. Problems with access to data, or changes that are needed because of a disability: {compliance}, {complianceAt}. Copies of the policy: {copies}.',
      'Autoridad responsable: {authority}, {authorityAt}. Responsable de los archivos de cada escuela: su dirección; del distrito: {manager}. Problemas de acceso a los datos o adaptaciones por discapacidad: {compliance}, {complianceAt}. Copias de la política: {copies}.',
    ),
  },
];

// R130, C2
const DIRECTORY: readonly NoticePart[] = [
  {
    heading: t('What is public', 'Qué es público'),
    text: t(
      'The district may give out the following about students without consent: {types}.',
      'El distrito puede dar a conocer sin consentimiento los siguientes datos de los estudiantes: {types}.',
    ),
  },
  {
    heading: t('The right to refuse', 'El derecho a rechazarlo'),
    text: t(
      "A parent or eligible student may refuse any or all of these in writing, by {refuseBy}. Nothing is given out before that day. A refusal that comes later holds from the day it comes. It holds for this school year. Send it to the principal or to {authority}, {authorityAt}, with the name of the student or parent, the home address, the school, the parent's legal relationship, and what is refused.",
      'La familia o el estudiante con derecho propio puede rechazar por escrito cualquiera de estos datos o todos, hasta el {refuseBy}. Antes de ese día no se da a conocer nada. Un rechazo posterior vale desde el día en que llega. Vale para este año escolar. Envíelo a la dirección de la escuela o a {authority}, {authorityAt}, con el nombre del estudiante o del familiar, el domicilio, la escuela, el parentesco legal y lo que se rechaza.',
    ),
  },
  {
    heading: t('What a refusal does not do', 'Lo que un rechazo no hace'),
    text: t(
      "It does not hide a name, number or e-mail address in the student's own classes, nor does it free from wearing a badge. It does not refuse recruiters: that is a refusal of its own.",
      'No oculta el nombre, el número ni el correo electrónico en las propias clases del estudiante, ni exime de llevar la credencial. No rechaza a los reclutadores: ese es un rechazo aparte.',
    ),
  },
];

// R160, R161, R163, R164
const RECRUITERS: readonly NoticePart[] = [
  {
    heading: t('What is given', 'Qué se entrega'),
    text: t(
      'On request the district gives military recruiters and colleges the names, addresses and home phones of students in grades 11 and 12; the e-mail address that the district provides goes to military recruiters alone.',
      'Cuando se lo solicitan, el distrito entrega a los reclutadores militares y a las universidades el nombre, el domicilio y el teléfono de los estudiantes de los grados 11 y 12; la dirección de correo electrónico del distrito, solo a los reclutadores militares.',
    ),
  },
  {
    heading: t('The right to refuse', 'El derecho a rechazarlo'),
    text: t(
      'A parent or eligible student may refuse this in writing, by {refuseBy}, to {to}. Say the names, the address, the grade, the school, your relationship, and what is withheld from recruiters and what from the public.',
      'La familia o el estudiante con derecho propio puede rechazarlo por escrito, hasta el {refuseBy}, ante {to}. Indique los nombres, el domicilio, el grado, la escuela, el parentesco, y qué se niega a los reclutadores y qué al público.',
    ),
  },
  {
    heading: t('Two separate refusals', 'Dos rechazos separados'),
    text: t(
      'Refusing recruiters does not refuse directory information to others, nor the reverse.',
      'Rechazar a los reclutadores no rechaza la información de directorio ante otros, ni al revés.',
    ),
  },
];

export const NOTICES: Readonly<Record<Notice, readonly NoticePart[]>> = {
  rights: RIGHTS,
  directory: DIRECTORY,
  recruiters: RECRUITERS,
};

/** What stands where nothing was entered: a line to write on. */
export const BLANK_LINE = '________________';

/** The parts of a notice in a language, with what was entered put in. */
export function noticeParts(
  notice: Notice,
  language: 'en' | 'es',
  values: Readonly<Record<string, string>>,
): readonly { readonly heading: string; readonly text: string }[] {
  return NOTICES[notice].map(({ heading, text }) => ({
    heading: heading[language],
    text: text[language].replace(/\{(\w+)\}/g, (_, name: string) => withoutStop(values[name] ?? '') || BLANK_LINE),
  }));
}

/** What is entered as a sentence is put into one: its own full stop goes. */
const withoutStop = (value: string): string => value.trim().replace(/\.$/, '');
