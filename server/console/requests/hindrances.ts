import type { FieldSpec } from '../../../shared/areas/forms/form-spec.ts';
import { requestKind, requestStep } from '../../../shared/areas/requests/kinds.ts';
import { m } from '../../../shared/messages/generated/messages.js';
import { errorsAt, type SpecErrors } from '../../../shared/ui/forms/spec-values.ts';
import type { Hindrance } from '../../../shared/ui/forms/step-words.ts';
import type { Issue } from '../../../shared/wire/problem.ts';
import { stepTitle } from './words.ts';

/** A step of a kind of request. */
interface Which {
  readonly kind: string;
  readonly step: string;
}

const PLAIN: Readonly<Record<string, () => string>> = {
  once: m.rq_not_once,
  closed: m.rq_not_closed,
  unknown: m.rq_not_known,
  'gate.something-marked': m.rq_nothing_marked,
  'gate.dependency-shown': m.rq_no_dependency,
  'gate.to-amend': m.rq_not_to_amend,
  'gate.everybody-told': m.rq_not_everybody,
  'gate.granted': m.rq_not_granted,
  awaited: m.rq_awaited,
  logged: m.rq_issue_logged,
  barred: m.st_barred,
};

/** What keeps a step from being taken, in words, and the step that mends it where one does. */
export function hindrance({ kind, step }: Which, code: string): Hindrance {
  const [what, name] = splitCode(code);
  if (what === 'after') return { text: m.step_first({ step: stepTitle(kind, name) }), first: name };
  if (what === 'until') return { text: m.rq_not_after({ step: stepTitle(kind, name) }) };
  if (code === 'after-any') return { text: m.rq_first_any({ steps: anyOf({ kind, step }) }) };
  return { text: PLAIN[code]?.() ?? m.rq_not_now() };
}

function anyOf({ kind, step }: Which): string {
  const found = requestKind(kind);
  const any = (found && requestStep(found, step)?.afterAny) ?? [];
  return any.map((one) => stepTitle(kind, one)).join('; ');
}

function splitCode(code: string): readonly [string, string] {
  const dot = code.indexOf('.');
  return dot === -1 ? [code, ''] : [code.slice(0, dot), code.slice(dot + 1)];
}

/** Why a form was refused: what is wrong at its fields, and what must be done first. */
interface Refusal {
  readonly errors: SpecErrors;
  readonly hindrances: readonly Hindrance[];
}

/** The server's issues with a step in words: those of `form.kind` are what must be done first, the others stand at fields. */
export function refusalOf(which: Which, fields: readonly FieldSpec[], issues: readonly Issue[]): Refusal {
  const ofStep = issues.filter(({ path }) => isStep(path));
  const atFields = issues.filter(({ path }) => !isStep(path));
  return {
    errors: { ...errorsAt(fields, atFields), ...ownErrors(which, atFields) },
    hindrances: ofStep.map(({ code }) => hindrance(which, code)),
  };
}

const isStep = (path: string): boolean => /(^|[./])kind$/.test(path) && !/[./]filled[./]/.test(path);

const AT_FIELDS: Readonly<Record<string, () => string>> = {
  'day gate.objection-over': m.rq_issue_objection,
  'noFee needed': m.rq_issue_no_fee,
  'fee fee-too-high': m.rq_issue_fee_high,
  'fee fee-for-nothing': m.rq_issue_fee_nothing,
  'exists not-marked': m.rq_issue_not_marked,
  'day gate.hearing-held': m.rq_issue_hearing,
  'newDay past-limit': m.rq_issue_past_limit,
  'as adult': m.rq_issue_adult,
  'as not-adult': m.rq_issue_not_adult,
  'records withheld': m.rq_issue_withheld,
  'party of-age': m.rq_issue_of_age,
  'day gate.told-first': m.rq_issue_told_first,
  'step not-a-recipient': m.rq_issue_recipient,
  'destroyBy needed': m.st_needs_destroy,
  'consent needed': m.rq_issue_consent,
  'step first': m.rq_issue_first,
  'step logged': m.rq_issue_logged,
};

/** What only requests say, in words at its field. */
function ownErrors({ kind }: Which, issues: readonly Issue[]): SpecErrors {
  const found = issues.flatMap(({ path, code }) => {
    const field = path.split(/[./]/).at(-1) ?? '';
    const [what, name] = splitCode(code);
    // What keeps the entry out of the log stands at no field of the step (R115, R126).
    if (field === 'form') return [[field, code === 'barred' ? m.rq_issue_barred() : m.rq_issue_log()] as const];
    if (what === 'before') return [[field, m.rq_issue_before({ step: stepTitle(kind, name) })] as const];
    const text = AT_FIELDS[`${field} ${code}`];
    return text === undefined ? [] : [[field, text()] as const];
  });
  return Object.fromEntries(found);
}
