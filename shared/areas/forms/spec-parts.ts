import type { Title } from '../../access/roles.ts';
import type { FieldSpec } from './form-spec.ts';

export const TEXT_MAX = 4000;
export const LINE_MAX = 160;

export const t = (en: string, es: string): Title => ({ en, es });
export const choice = <I extends string>(id: I, en: string, es: string) => ({ id, title: t(en, es) });

type More = Partial<Pick<FieldSpec, 'hint' | 'optional' | 'fieldClass' | 'ofPeople'>>;

/** Several lines in one's own words. */
export const text = (name: string, label: Title, more: More = {}): FieldSpec => ({
  kind: 'text',
  name,
  label,
  max: TEXT_MAX,
  ...more,
});

export const line = (name: string, label: Title, more: More = {}): FieldSpec => ({
  kind: 'line',
  name,
  label,
  max: LINE_MAX,
  ...more,
});
