import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { m } from '../../../shared/messages/generated/messages.js';

it('R185: whoever writes a contact is told to write facts, and warned of libel, in both languages', () => {
  expect(m.contact_facts({}, { locale: 'en' })).toMatch(/Write facts.*libel/);
  expect(m.contact_facts({}, { locale: 'es' })).toMatch(/Escriba hechos.*difamación/);
  const form = readFileSync(new URL('./NoteForm.svelte', import.meta.url), 'utf8');
  expect(form).toContain('FactsHint.svelte');
});
