import type { ClockId } from '../../clocks/clock-rules.ts';
import { clockRule } from '../../clocks/clock-rules.ts';
import type { FieldSpec } from '../forms/form-spec.ts';
import { line, t, text } from '../forms/spec-parts.ts';
import type { RequestGate, RequestStep } from './kind.ts';

/** How a step entered by mistake is taken back: it stays to be read, and counts no more. */
const STRUCK: RequestStep = {
  kind: 'struck',
  title: t('Step entered by mistake', 'Paso anotado por error'),
  source: 'R33; 515 XIII',
  fields: [
    { kind: 'step', name: 'step', label: t('Which step', 'Qué paso'), step: '' },
    text('why', t('What was wrong', 'Qué estaba mal')),
  ],
  after: ['received'],
};

const WITHDRAWN: RequestStep = {
  kind: 'withdrawn',
  title: t('Withdrawn by whoever asked', 'Retirada por quien la presentó'),
  source: 'R115; 515 XIII.E.1',
  fields: [line('how', t('How we know', 'Cómo lo sabemos'))],
  after: ['received'],
  closes: true,
};

/** It never was one: else somebody had to say that it was withdrawn. */
const MISTAKEN: RequestStep = {
  kind: 'entered-by-mistake',
  title: t('Request entered by mistake', 'Solicitud anotada por error'),
  source: 'R33; 515 XIII',
  fields: [text('why', t('What was wrong', 'Qué estaba mal'))],
  after: ['received'],
  closes: true,
};

/** The ways in which any request ends unanswered, and its clocks with it. */
export const UNANSWERED = [WITHDRAWN.kind, MISTAKEN.kind] as const;

/** More time for a clock. No source has it: it is ours, needs a reason, and the original day is always shown (W). */
function extended(clocks: readonly ClockId[], gates: readonly RequestGate[]): RequestStep {
  const which: FieldSpec = {
    kind: 'choice',
    name: 'clock',
    label: t('Which clock', 'Qué plazo'),
    of: clocks.map((id) => ({ id, title: clockRule(id).title })),
  };
  return {
    kind: 'extended',
    title: t('More time, with a reason', 'Más tiempo, con un motivo'),
    source: 'Section W; design.md 3',
    fields: [
      which,
      { kind: 'day', name: 'newDay', label: t('New day', 'Nueva fecha') },
      text('why', t('Why', 'Por qué')),
    ],
    after: ['received'],
    ...(gates.length > 0 && { gates }),
  };
}

/** The steps that every request has, by the clocks that can be extended; `gates`: what more time is judged by. */
export function generalSteps(clocks: readonly ClockId[], gates: readonly RequestGate[] = []): readonly RequestStep[] {
  return [...(clocks.length > 0 ? [extended(clocks, gates)] : []), WITHDRAWN, MISTAKEN, STRUCK];
}
