import { describe, expect, it } from 'vitest';
import { FIRST_LETTER_TEMPLATES } from '../../../shared/areas/letters/first-templates.ts';
import { type LetterTemplate, letterTemplatesListSchema } from '../../../shared/areas/letters/template.ts';
import { acting } from '../../../test/tools/acting.ts';
import { testServer } from '../../../test/tools/test-server.ts';

const { templates: FIRST } = FIRST_LETTER_TEMPLATES;
const THANKS: LetterTemplate = {
  key: 'thanks',
  title: { en: 'Thank you', es: 'Gracias' },
  texts: [{ lang: 'en', subject: 'Thank you', body: 'Dear {{parent}}, thank you.' }],
};

async function desk() {
  const server = await testServer();
  const keeper = await acting(server, 'iaguinaldo');
  const token = await server.signIn('iaguinaldo');
  return {
    server,
    edit: (rev: number, templates: readonly LetterTemplate[]) => keeper.op('letter-templates.edit', { rev, templates }),
    list: async () =>
      letterTemplatesListSchema.parse(
        await (await server.send('GET', '/v1/letter-templates', undefined, token)).json(),
      ),
  };
}

describe('the templates of letters', () => {
  it('are the administrator’s to write; every version is kept', async () => {
    const { server, edit, list } = await desk();
    expect(await list()).toEqual({ inForce: FIRST_LETTER_TEMPLATES, earlier: [] });
    const said = await edit(0, [...FIRST, THANKS]);
    const rev = said.outcome === 'applied' ? said.rev : 0;
    const second = { rev, at: server.runtime.now(), templates: [...FIRST, THANKS] };
    expect(await list()).toEqual({ inForce: second, earlier: [FIRST_LETTER_TEMPLATES] });
    await edit(rev, [...FIRST, { ...THANKS, retired: true }]);
    expect((await list()).earlier).toEqual([second, FIRST_LETTER_TEMPLATES]);
  });

  it('lose none: a letter is retired, and may be taken back', async () => {
    const { edit } = await desk();
    const [, ...others] = FIRST;
    expect(await edit(0, others)).toMatchObject({ outcome: 'refused', code: 'template-gone' });
    expect(
      await edit(
        0,
        FIRST.map((one) => ({ ...one, retired: true as const })),
      ),
    ).toMatchObject({
      outcome: 'applied',
    });
  });

  it('hold no place that nothing is ever put in', async () => {
    const { server, edit } = await desk();
    const slip = { lang: 'en' as const, subject: 'About {{studnet}}', body: '{{day}} {{}}' };
    expect(await edit(0, [...FIRST, { ...THANKS, texts: [slip] }])).toMatchObject({
      outcome: 'invalid',
      issues: [
        { path: `body.templates.${FIRST.length}.texts.0.subject`, code: 'unknown-place' },
        { path: `body.templates.${FIRST.length}.texts.0.body`, code: 'unknown-place' },
      ],
    });
    expect(await server.one(`SELECT count(*) FROM setting WHERE name LIKE 'letter-templates%'`)).toBe(0);
  });

  it('are refused as stale where somebody else changed them meanwhile', async () => {
    const { edit } = await desk();
    await edit(0, [...FIRST, THANKS]);
    expect(await edit(0, FIRST)).toMatchObject({ outcome: 'refused', code: 'stale' });
  });

  it.each(['rortiz', 'gcole', 'anwosu', 'tsoderberg'])('are nobody else’s to read or write: %s', async (name) => {
    const { server } = await desk();
    const said = await (await acting(server, name)).op('letter-templates.edit', { rev: 0, templates: FIRST });
    expect(said).toMatchObject({ outcome: 'refused', code: 'not-allowed' });
    const answer = await server.send('GET', '/v1/letter-templates', undefined, await server.signIn(name));
    expect(answer.status).toBe(403);
  });

  it('leave an entry that says what was changed by keys alone', async () => {
    const { server, edit } = await desk();
    const [first, second, ...others] = FIRST;
    const renamed = { ...first!, title: { en: 'New name', es: 'Nombre nuevo' } };
    await edit(0, [renamed, { ...second!, retired: true }, ...others, THANKS]);
    const detail = await server.one(
      `SELECT d.detail FROM audit a JOIN audit_detail d ON a.seq = d.seq WHERE a.action = 'letter-templates.edit'`,
    );
    const [{ key: changed }, { key: retired }] = [first!, second!];
    expect(String(detail)).not.toContain('New name');
    expect(String(detail)).toContain(
      JSON.stringify({ added: ['thanks'], changed: [changed], retired: [retired], broughtBack: [], moved: false }),
    );
  });
});
