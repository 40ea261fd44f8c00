import type { FieldSpec, Filled } from '../forms/form-spec.ts';
import { textAt } from '../forms/form-spec.ts';
import { choice, line, t, text } from '../forms/spec-parts.ts';
import { agreed, RECORD_PARTS } from '../disclosures/fields.ts';

/** For an insurer the law asks for more (R87). */
export const CONSENT_KINDS = [
  choice('general', 'Consent to a release', 'Consentimiento para una divulgación'),
  choice('insurer', 'Consent for an insurer', 'Consentimiento para una aseguradora'),
] as const;

/** Who signs: the parent of a minor, an eligible student alone (R83, R88), or both where the student is able (C11). */
export const SIGNERS = [
  choice('parent', 'The parent', 'La familia'),
  choice('both', 'The parent and the student', 'La familia y el estudiante'),
  choice('student', 'The student, who is 18 or older', 'El estudiante, que tiene 18 años o más'),
  choice('student-college', 'The student, who attends a college', 'El estudiante, que asiste a una universidad'),
] as const;

/** How long a consent for an insurer may last (R87). */
export const INSURER_TERMS = [
  choice('year', 'At most one year from the signature', 'Como máximo un año desde la firma'),
  choice('life', 'Life or noncancellable health insurance', 'Seguro de vida o de salud no cancelable'),
  choice(
    'medical-assistance',
    'Medical assistance for services of the IEP, while eligible',
    'Asistencia médica para servicios del IEP, mientras tenga derecho',
  ),
] as const;

const KIND: FieldSpec = { kind: 'choice', name: 'kind', label: t('Kind', 'Tipo'), of: CONSENT_KINDS };

const SIGNATURE: readonly FieldSpec[] = [
  { kind: 'choice', name: 'signedBy', label: t('Signed by', 'Firmado por'), of: SIGNERS },
  line('signer', t('Name as signed', 'Nombre como en la firma'), { ofPeople: true }),
  { kind: 'day', name: 'signedOn', label: t('Signed on', 'Firmado el'), past: true },
  {
    kind: 'choice',
    name: 'how',
    label: t('How it was signed', 'Cómo se firmó'),
    of: [choice('paper', 'On paper', 'En papel'), choice('electronic', 'Electronically', 'Electrónicamente')],
  },
];

/** R86: an electronic consent identifies and authenticates the person, and shows the approval. */
const ELECTRONIC = line(
  'identified',
  t('How the person was identified and approved', 'Cómo se identificó la persona y dio su aprobación'),
);

/** The five parts of R84. */
const PARTS: readonly FieldSpec[] = [
  { kind: 'choices', name: 'records', label: t('Which records', 'Qué documentos'), of: RECORD_PARTS },
  line('recordsNote', t('Exactly which', 'Cuáles exactamente'), {
    hint: t('For example: the transcript of grade 10.', 'Por ejemplo: las calificaciones de grado 10.'),
  }),
  text('purpose', t('What for', 'Para qué')),
  line('party', t('To whom', 'A quién'), {
    hint: t('One person or organization by name.', 'Una persona u organización por su nombre.'),
    ofPeople: true,
  }),
  text('consequences', t('What follows from it', 'Qué consecuencias tiene'), {
    hint: t(
      'As it was explained: what the receiver will do with it, and what happens without consent.',
      'Como se explicó: qué hará con ello quien lo recibe y qué pasa sin consentimiento.',
    ),
  }),
];

const LASTS: readonly FieldSpec[] = [
  {
    kind: 'choice',
    name: 'use',
    label: t('Good for', 'Válido para'),
    of: [choice('once', 'One release', 'Una sola divulgación'), choice('until', 'Until a day', 'Hasta una fecha')],
  },
];

const ENDS = (optional: boolean): FieldSpec => ({
  kind: 'day',
  name: 'endsOn',
  label: t('Last day', 'Último día'),
  ...(optional ? { optional: true } : {}),
});

const INSURER: readonly FieldSpec[] = [
  agreed('plain', 'It is in plain language', 'Está en lenguaje sencillo'),
  line('discloser', t('Who may disclose', 'Quién puede divulgar'), { ofPeople: true }),
  text('later', t('Purposes now and later', 'Fines actuales y futuros')),
  { kind: 'choice', name: 'term', label: t('How long it may last', 'Cuánto puede durar'), of: INSURER_TERMS },
];

const POLICY_DAY: FieldSpec = { kind: 'day', name: 'policyOn', label: t('Date of the policy', 'Fecha de la póliza') };

/** What the form asks for, by what has been answered so far. */
export function consentFields(filled: Filled): readonly FieldSpec[] {
  const electronic = textAt(filled, 'how') === 'electronic' ? [ELECTRONIC] : [];
  return [KIND, ...PARTS, ...SIGNATURE, ...electronic, ...lastingFields(filled)];
}

function lastingFields(filled: Filled): readonly FieldSpec[] {
  if (textAt(filled, 'kind') !== 'insurer') {
    const use = textAt(filled, 'use');
    // Whether a last day is needed is known once this is.
    return use === '' && textAt(filled, 'endsOn') === '' ? LASTS : [...LASTS, ENDS(use !== 'until')];
  }
  const term = textAt(filled, 'term');
  return [...INSURER, ...(term === 'life' ? [POLICY_DAY] : []), ENDS(term === 'medical-assistance')];
}
