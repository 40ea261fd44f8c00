import CircleAlert from '@lucide/svelte/icons/circle-alert';
import CircleCheck from '@lucide/svelte/icons/circle-check';
import CircleSlash from '@lucide/svelte/icons/circle-slash';
import CircleX from '@lucide/svelte/icons/circle-x';
import Clock from '@lucide/svelte/icons/clock';
import FileOutput from '@lucide/svelte/icons/file-output';
import { basisOf } from '../../areas/disclosures/bases.ts';
import type { ReleaseGate } from '../../areas/disclosures/basis.ts';
import { type About, judge, type ReleaseAnswer } from '../../areas/disclosures/judge.ts';
import { fieldsOf, type ReleaseForm } from '../../areas/disclosures/release-form.ts';
import { filledFrom } from '../../areas/forms/filled.ts';
import { m } from '../../messages/generated/messages.js';
import { inWords } from '../forms/step-words.ts';
import type { IconOf, Tone } from '../icon.ts';

/** How something is shown: the shape differs too, so that colour is never alone. */
export interface Look {
  readonly icon: IconOf;
  readonly tone: Tone;
  readonly text: string;
}

/** What became of a request. */
export function outcomeLook(outcome: ReleaseForm['outcome']): Look {
  return outcome === 'released'
    ? { icon: FileOutput, tone: 'plain', text: m.dl_released() }
    : { icon: CircleSlash, tone: 'plain', text: m.dl_denied() };
}

interface AnswerWords {
  readonly icon: IconOf;
  readonly tone: Tone;
  readonly heading: () => string;
  readonly text: () => string;
}

const ANSWERS: Readonly<Record<ReleaseAnswer, AnswerWords>> = {
  must: { icon: CircleCheck, tone: 'ok', heading: m.dl_answer_must, text: m.dl_answer_must_text },
  may: { icon: CircleCheck, tone: 'ok', heading: m.dl_answer_may, text: m.dl_answer_may_text },
  existence: { icon: CircleAlert, tone: 'warn', heading: m.dl_answer_existence, text: m.dl_answer_existence_text },
  'notice-first': { icon: Clock, tone: 'warn', heading: m.dl_answer_notice, text: m.dl_answer_notice_text },
  no: { icon: CircleX, tone: 'danger', heading: m.dl_answer_no, text: m.dl_answer_no_text },
};

const GATES: Readonly<Record<ReleaseGate, () => string>> = {
  'parts-open': m.dl_gate_parts_open,
  'public-school': m.dl_gate_public_school,
  'parent-told': m.dl_gate_parent_told,
  'no-objection': m.dl_gate_no_objection,
  'of-age': m.dl_gate_of_age,
  'studies-open': m.dl_gate_studies_open,
};

/** Why something may not be released yet, or not at all. */
export const gateWords = (gate: string): string => GATES[gate as ReleaseGate]?.() ?? m.dl_gate_other();

/** What the law answers to a release as far as it is filled in. */
export interface AnswerLook extends Look {
  readonly heading: string;
  /** What stands in the way. */
  readonly hinders: readonly string[];
  /** Labels of what is still to be filled in. */
  readonly open: readonly string[];
  readonly source: string;
  /** It goes into the custodian's sealed book (R101, R117). */
  readonly sealed: boolean;
}

/** The standing answer to a release; null while no basis is chosen. What is missing is listed beside it. */
export function answerLook(form: ReleaseForm, about: About): AnswerLook | null {
  const basis = basisOf(form.basis);
  if (basis === undefined || form.outcome !== 'released') return null;
  const fields = fieldsOf(form);
  const { answer, gates, open, book } = judge(basis, filledFrom(fields, form.filled), about);
  const { icon, tone, heading, text } = ANSWERS[answer];
  const isOpen = open.length > 0 && (answer === 'must' || answer === 'may' || answer === 'existence');
  return {
    icon: isOpen ? Clock : icon,
    tone: isOpen ? 'plain' : tone,
    heading: isOpen ? m.dl_answer_open({ answer: heading() }) : heading(),
    text: text(),
    hinders: gates.map(gateWords),
    open: fields.filter(({ name }) => open.includes(name)).map(({ label }) => inWords(label)),
    source: basis.source,
    sealed: book === 'sealed',
  };
}

/** Whether a form, as it would be sent, belongs into the sealed book: a box that is not shown says nothing. */
export function isSealed(form: ReleaseForm): boolean {
  const basis = basisOf(form.basis);
  return basis !== undefined && judge(basis, filledFrom(fieldsOf(form), form.filled), NOBODY).book === 'sealed';
}

/** Nothing of the student decides on which book it is. */
const NOBODY: About = { age: null, today: '', studiesOpen: false };

/** Whether it is lawful and stands in another book: then nothing more is to be filled in here (R117). */
export const endsHere = ({ outcome, basis }: ReleaseForm): boolean =>
  outcome === 'released' && basisOf(basis)?.log === 'exempt';
