import { agreed, NOTICE } from '../disclosures/fields.ts';
import { type FieldSpec, textAt } from '../forms/form-spec.ts';
import { choice, line, t } from '../forms/spec-parts.ts';
import type { RequestStep } from './kind.ts';
import type { TakenStep } from './request-judge.ts';

const recipient = line('recipient', t('Who was told', 'A quién se informó'), { ofPeople: true });

/** R110: what each needs it for. It goes on into the log as the interest. */
const interest = line('interest', t('Why they need it', 'Por qué lo necesita'));

const AS: FieldSpec = {
  kind: 'choice',
  name: 'capacity',
  label: t('As', 'Como'),
  of: [
    choice('official', 'Staff or substitute', 'Personal o sustituto'),
    choice('volunteer', 'Volunteer', 'Voluntariado'),
  ],
};

/** Somebody who is told at once, before anybody else (R110, R111); not any more after the steps of `until`. */
export const atOnce = (
  kind: string,
  [en, es]: readonly [en: string, es: string],
  source: string,
  until?: readonly string[],
): RequestStep => ({
  kind,
  title: t(en, es),
  source,
  fields: [recipient, NOTICE],
  after: ['received'],
  ...(until !== undefined && { until }),
  once: true,
  expected: true,
});

/** Those who are told after that, as often as there are any (R110, R111). */
export function thenTold(after: readonly string[], source: string, until?: readonly string[]): readonly RequestStep[] {
  const over = until !== undefined && { until };
  return [
    {
      kind: 'staff',
      title: t(
        'Supervising teacher, counselor or administrator told',
        'Se informó a docente, consejería o administración a cargo',
      ),
      source,
      fields: [recipient, interest, NOTICE],
      after,
      ...over,
    },
    {
      kind: 'contact',
      title: t('Somebody in direct contact told', 'Se informó a alguien en contacto directo'),
      source,
      fields: [
        recipient,
        AS,
        interest,
        agreed('determined', 'The principal determined that they need it', 'La dirección decidió que lo necesita'),
        NOTICE,
      ],
      after,
      ...over,
    },
  ];
}

const TOLD = ['superintendent', 'principal', 'counselor', 'staff', 'contact'];

/** The steps by which somebody was told, of those that count. */
export const recipientsOf = <S extends Pick<TakenStep, 'kind'>>(steps: readonly S[]): readonly S[] =>
  steps.filter(({ kind }) => TOLD.includes(kind));

/** Whoever was told and has not been told to destroy it (R111). */
export function untoldOf<S extends TakenStep>(steps: readonly S[]): readonly S[] {
  const reached = steps.filter(({ kind }) => kind === 'recipient-told').map(({ filled }) => textAt(filled, 'step'));
  return recipientsOf(steps).filter(({ id }) => !reached.includes(id));
}
