import { type SheetForms, sheetFormsSchema } from '../../../shared/areas/cases/sheet-form.ts';
import type { Answer, Api } from '../api.ts';

/** What the face sheet asks for, and what it asked for before. */
export function sheetForms({ get }: Api): Promise<Answer<SheetForms>> {
  return get(sheetFormsSchema, '/v1/sheet-form');
}
