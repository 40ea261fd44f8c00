import type { Title } from '../../access/roles.ts';
import { agreed } from '../disclosures/fields.ts';
import type { FieldSpec, Filled } from '../forms/form-spec.ts';
import { textAt } from '../forms/form-spec.ts';
import { choice, line, t, text } from '../forms/spec-parts.ts';
import type { NamePolicy } from './policy.ts';
import { updateFields } from './update-form.ts';

/** The steps of an update in the order in which they come. Stored; never re-used. */
export const NAME_STEPS = [
  'asked',
  'signed',
  'consent-filed',
  'parents-told',
  'approved',
  'denied',
  'task-records',
  'task-flag',
  'task-file',
  'withdrawn',
  'struck',
] as const;
export type NameStepKind = (typeof NAME_STEPS)[number];

/** What the secretary does with an approved update (R206). */
export const NAME_TASKS = ['task-records', 'task-flag', 'task-file'] as const satisfies readonly NameStepKind[];

/** A right on the student that taking a step asks for. */
export type NameAct = 'name.keep' | 'name.decide' | 'name.task';

/** Why an update may be denied: these three, and no other is offered (R202). */
export const DENIAL_GROUNDS = [
  choice('obscenity', 'Obscenity', 'Obscenidad'),
  choice('health', 'Health', 'Salud'),
  choice('safety', 'Safety', 'Seguridad'),
] as const;

/** Whose signature it is. */
export const NAME_SIGNERS = [
  choice('parent', 'A parent or guardian', 'La familia o el tutor'),
  choice('student', 'The student', 'El estudiante'),
] as const;

/** `not-signed`: the student was asked, as always, and did not sign (R203). */
export const SIGNATURE_WAYS = [
  choice('screen', 'On this screen', 'En esta pantalla'),
  choice('paper', 'On paper', 'En papel'),
  choice('not-signed', 'Asked, did not sign', 'Se le preguntó y no firmó'),
] as const;

/** A step of an update as data. */
export interface NameStep {
  readonly kind: NameStepKind;
  readonly title: Title;
  /** The requirement and the paragraph it comes from. */
  readonly source: string;
  readonly act: NameAct;
  /** What it asks for, by what has been answered and by what the district has said. */
  readonly fields: (filled: Filled, policy: NamePolicy | null) => readonly FieldSpec[];
}

const WHO: FieldSpec = {
  kind: 'choice',
  name: 'who',
  label: t('Whose signature', 'De quién es la firma'),
  of: NAME_SIGNERS,
};
const HOW: FieldSpec = { kind: 'choice', name: 'how', label: t('How', 'Cómo'), of: SIGNATURE_WAYS };
const SIGNER = line('signer', t('Printed name', 'Nombre en letra de molde'), { ofPeople: true });
const WHERE = line('where', t('Where the paper lies', 'Dónde está el papel'));
const IDENTIFIED = line('identified', t('How the person was identified', 'Cómo se identificó la persona'));
const WHY_NOT = line('note', t('What the student said', 'Qué dijo el estudiante'), { optional: true });

function signatureFields(filled: Filled): readonly FieldSpec[] {
  switch (textAt(filled, 'how')) {
    case 'paper':
      return [WHO, HOW, SIGNER, WHERE];
    case 'screen':
      return [WHO, HOW, SIGNER, IDENTIFIED];
    case 'not-signed':
      return [WHO, HOW, SIGNER, WHY_NOT];
    default:
      return [WHO, HOW, SIGNER];
  }
}

const fixed = (fields: readonly FieldSpec[]) => () => fields;
const NOTE = line('note', t('Note', 'Nota'), { optional: true });

/** Every step, with what it asks for and whose it is (R193 to R206). */
export const NAME_STEP_RULES: readonly NameStep[] = [
  {
    kind: 'asked',
    title: t('Update asked for', 'Actualización solicitada'),
    source: 'R193 to R201; Update form',
    act: 'name.keep',
    fields: updateFields,
  },
  {
    kind: 'signed',
    title: t('Signed', 'Firmado'),
    source: 'R203, C23; Update form, signatures',
    act: 'name.keep',
    fields: signatureFields,
  },
  {
    kind: 'consent-filed',
    title: t("The state's consent form is on file", 'El formulario estatal de consentimiento está archivado'),
    source: "the district's policy on names",
    act: 'name.keep',
    fields: fixed([SIGNER, WHERE]),
  },
  {
    kind: 'parents-told',
    title: t('Parents told', 'Se avisó a la familia'),
    source: "the district's policy on names",
    act: 'name.keep',
    fields: fixed([
      line('told', t('Who was told', 'A quién se avisó'), { ofPeople: true }),
      line('how', t('How', 'Cómo')),
    ]),
  },
  {
    kind: 'approved',
    title: t('Approved', 'Aprobada'),
    source: 'R205; Update form, approval',
    act: 'name.decide',
    fields: fixed([SIGNER]),
  },
  {
    kind: 'denied',
    title: t('Denied', 'Denegada'),
    source: 'R202; Update form',
    act: 'name.decide',
    fields: fixed([
      { kind: 'choice', name: 'ground', label: t('Ground', 'Motivo'), of: DENIAL_GROUNDS },
      text('reasons', t('Reasons', 'Razones')),
      agreed('told', 'Told in writing, with the reasons', 'Se comunicó por escrito, con las razones'),
    ]),
  },
  {
    kind: 'task-records',
    title: t('Sent to the records office', 'Enviada a la oficina de registros'),
    source: 'R206; Update form, office use',
    act: 'name.task',
    fields: fixed([NOTE]),
  },
  {
    kind: 'task-flag',
    title: t('Flag and pronouns added', 'Aviso y pronombres agregados'),
    source: 'R206; Update form, office use',
    act: 'name.task',
    fields: fixed([NOTE]),
  },
  {
    kind: 'task-file',
    title: t('Original in the cumulative file', 'Original en el expediente acumulativo'),
    source: 'R206; Update form, office use',
    act: 'name.task',
    fields: fixed([WHERE]),
  },
  {
    kind: 'withdrawn',
    title: t('Withdrawn', 'Retirada'),
    source: 'R203; Update form, signatures',
    act: 'name.keep',
    fields: fixed([WHO, SIGNER, NOTE]),
  },
  {
    kind: 'struck',
    title: t('Entered by mistake', 'Se anotó por error'),
    source: 'append-only record',
    act: 'name.keep',
    fields: fixed([
      { kind: 'step', name: 'step', step: '', label: t('Which step', 'Qué paso') },
      text('why', t('What was wrong', 'Qué estaba mal')),
    ]),
  },
];

/** The step of a kind; undefined where a newer program wrote it. */
export const nameStep = (kind: string): NameStep | undefined => NAME_STEP_RULES.find((one) => one.kind === kind);
