import { answerText } from '../../../../shared/areas/forms/answer-text.ts';
import { textAt } from '../../../../shared/areas/forms/form-spec.ts';
import { countingNameSteps, signatureLacks } from '../../../../shared/areas/names/lacks.ts';
import type { StudentNameUpdate } from '../../../../shared/areas/names/names.ts';
import { DENIAL_GROUNDS, NAME_TASKS, nameStep } from '../../../../shared/areas/names/update-steps.ts';
import { m } from '../../../../shared/messages/generated/messages.js';
import { calendarDay } from '../../../../shared/ui/dates.ts';
import type { Block } from '../../../documents/paper.ts';
import type { FormOf, Lang } from './form-paper.ts';

type Step = StudentNameUpdate['steps'][number];

/** What was signed and told is said; for whoever has not signed there are lines (R203). */
export function signatureBlocks(of: FormOf | null, lang: Lang): Block[] {
  const say = { locale: lang };
  const given = countingNameSteps(of?.update.steps ?? []).filter(({ kind }) => GIVEN.includes(kind));
  return [
    { kind: 'part', text: m.nmf_signatures({}, say), follows: true },
    { kind: 'text', text: m.nmf_signatures_note({}, say) },
    ...given.flatMap((step) => stepBlocks(step, lang)),
    ...missingSigners(of).map((who) => signingLines(SIGN[who]({}, say), lang)),
  ];
}

const GIVEN: readonly string[] = ['signed', 'consent-filed', 'parents-told'];
const SIGN = { parent: m.nmf_sign_parent, student: m.nmf_sign_student } as const;

/** Of a blank form nobody knows the age: both may sign. Of one that is decided nobody signs any more. */
function missingSigners(of: FormOf | null): ('parent' | 'student')[] {
  if (of === null) return ['parent', 'student'];
  if (of.update.state !== 'asked') return [];
  const lacks = signatureLacks(of.update.steps, of.today, { birthDate: of.birthDate, policies: [] });
  return [
    ...(lacks.includes('signature.parent') ? (['parent'] as const) : []),
    ...(lacks.includes('signature.student') || lacks.includes('student-asked') ? (['student'] as const) : []),
  ];
}

const signingLines = (label: string, lang: Lang): Block => ({
  kind: 'lines',
  of: [label, m.nmf_printed({}, { locale: lang }), m.nmf_date({}, { locale: lang })],
});

/** A step as it was taken: its title with its day, and what it says. */
function stepBlocks({ kind, day, filled }: Pick<Step, 'kind' | 'day' | 'filled'>, lang: Lang): Block[] {
  const rule = nameStep(kind);
  const answers = (rule?.fields(filled, null) ?? []).flatMap((field) => {
    const text = answerText(field, filled, lang);
    return text === '' ? [] : [[field.label[lang], text] as const];
  });
  return [
    { kind: 'section', text: `${rule?.title[lang] ?? kind}, ${calendarDay(day, lang)}` },
    { kind: 'facts', of: answers },
  ];
}

/** R202, R205: what was decided, or what to decide by hand. */
export function decisionBlocks(steps: readonly Step[], lang: Lang): Block[] {
  const say = { locale: lang };
  const decided = countingNameSteps(steps).filter(({ kind }) => DECISIONS.includes(kind));
  return [
    // What the family fills in ends with its signatures.
    { kind: 'part', text: m.nmf_decision({}, say) },
    { kind: 'text', text: m.nmf_decision_note({}, say) },
    ...(decided.length === 0 ? toDecide(lang) : decided.flatMap((step) => stepBlocks(step, lang))),
  ];
}

const DECISIONS: readonly string[] = ['approved', 'denied', 'withdrawn'];

function toDecide(lang: Lang): Block[] {
  const say = { locale: lang };
  return [
    { kind: 'boxes', label: m.nmf_outcome({}, say), items: [m.nmf_approved({}, say), m.nmf_denied({}, say)] },
    { kind: 'boxes', label: m.nmf_ground({}, say), items: DENIAL_GROUNDS.map(({ title }) => title[lang]) },
    { kind: 'lines', of: [m.nmf_reasons({}, say)] },
    signingLines(m.nmf_sign_principal({}, say), lang),
  ];
}

/** R206: the three tasks, with who did each and when. */
export function officeBlocks(steps: readonly Step[], lang: Lang): Block[] {
  const say = { locale: lang };
  const rows = NAME_TASKS.map((task) => {
    const done = countingNameSteps(steps).find(({ kind }) => kind === task);
    return [nameStep(task)?.title[lang] ?? task, done === undefined ? '' : doneWords(done, lang)];
  });
  return [
    { kind: 'part', text: m.nmf_office({}, say), follows: true },
    { kind: 'table', head: [m.nmf_task({}, say), m.nmf_done_by({}, say)], widths: [3, 4], rows, room: true },
  ];
}

function doneWords({ author, day, filled }: Step, lang: Lang): string {
  return [`${author.name}, ${calendarDay(day, lang)}`, textAt(filled, 'where')].filter(Boolean).join('\n');
}
