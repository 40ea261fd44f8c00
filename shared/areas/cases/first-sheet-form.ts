import { SHEET_TEXT_MAX } from './sheet.ts';
import type { FaceSheetForm } from './sheet-form.ts';

const field = (id: string, en: string, es: string) => ({ id, title: { en, es }, max: SHEET_TEXT_MAX });

/** What a face sheet asks for in a district that has not said (R1). */
export const DEFAULT_SHEET_FORM: FaceSheetForm = {
  rev: 0,
  at: null,
  fields: [
    field('referral', 'Reason for referral', 'Motivo de la derivación'),
    field('strengths', 'Strengths', 'Fortalezas'),
    field('concerns', 'Concerns', 'Preocupaciones'),
    field('goals', 'Goals', 'Metas'),
    field('reach', 'Best way to reach the family', 'Cómo contactar mejor a la familia'),
  ],
};
