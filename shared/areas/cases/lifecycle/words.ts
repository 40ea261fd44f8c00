import type { Title } from '../../../access/roles.ts';
import type { Choice, FieldSpec } from '../../forms/form-spec.ts';

export const TEXT_MAX = 4000;
const LINE_MAX = 160;

export const t = (en: string, es: string): Title => ({ en, es });
export const choice = (id: string, en: string, es: string): Choice => ({ id, title: { en, es } });

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

/** How somebody was told. */
export const HOW: FieldSpec = {
  kind: 'choice',
  name: 'how',
  label: t('How', 'Cómo'),
  of: [
    choice('phone', 'By phone', 'Por teléfono'),
    choice('in-person', 'In person', 'En persona'),
    choice('letter', 'By letter', 'Por carta'),
    choice('email', 'By e-mail', 'Por correo electrónico'),
  ],
};

/** The administrator who was asked, by office: names of staff have no place here (R35, R36). */
export const ADMINISTRATOR: FieldSpec = {
  kind: 'choice',
  name: 'administrator',
  label: t('Administrator', 'Administración'),
  of: [
    choice('principal', 'Principal', 'Director'),
    choice('assistant-principal', 'Assistant principal', 'Subdirector'),
    choice('designee', "The principal's designee", 'La persona designada por el director'),
  ],
};
