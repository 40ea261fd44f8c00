import type { FieldSpec } from '../../forms/form-spec.ts';
import { choice, t } from '../../forms/spec-parts.ts';

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
