import { expect, it } from 'vitest';
import { contactFormSchema } from './contact.ts';
import { NOTE_TEMPLATES } from './templates.ts';

it('are notes that can be sent, in both languages, each once', () => {
  for (const { title, text, kind, party, outcome } of NOTE_TEMPLATES) {
    for (const note of [text.en, text.es]) {
      const form = { kind, party, outcome, note, withName: '', happenedAt: 1 };
      expect(contactFormSchema.safeParse(form).success).toBe(true);
    }
    expect(title.en).not.toBe(title.es);
  }
  expect(new Set(NOTE_TEMPLATES.map(({ id }) => id)).size).toBe(NOTE_TEMPLATES.length);
});
