import {
  type AdaptersAnswer,
  adaptersAnswerSchema,
  type HealthReport,
  type KeptAdapter,
  keptAdaptersSchema,
} from '../../../shared/wire/adapters.ts';
import { demoPlainAdapter } from '../../../test/demo/sis/adapters.ts';
import type { TestServer } from '../../../test/tools/test-server.ts';

export const SIS = 'https://sis.example.org';
export const ADAPTER = 'north-harbor-plain';

/** The demo's plain adapter as somebody edits it, with another title. */
export function adapterText(title: string, change: object = {}): string {
  const { revision: _, ...adapter } = demoPlainAdapter(SIS) as { revision?: number };
  return JSON.stringify({ ...adapter, title, ...change });
}

/** Somebody of the small district, at work on adapters or beside the SIS. */
export async function atAdapters(server: TestServer, username: string) {
  const token = await server.signIn(username);
  const post = async (path: string, body: object) => {
    const answer = await server.send('POST', `/v1/adapters${path}`, body, token);
    const text = await answer.text();
    return { status: answer.status, body: (text === '' ? {} : JSON.parse(text)) as Record<string, unknown> };
  };
  return {
    save: (json: string, publish = false, note?: string) =>
      post('', { json, publish, ...(note === undefined ? {} : { note }) }),
    publish: (revision: number, id = ADAPTER) => post('/publish', { id, revision }),
    turn: (on: boolean, id = ADAPTER) => post('/switch', { id, on }),
    textOf: (revision: number, id = ADAPTER) => post('/revision', { id, revision }),
    report: (...reports: HealthReport['reports']) => post('/health', { reports }),
    kept: async (): Promise<KeptAdapter> => {
      const answer = await server.send('GET', '/v1/adapters/kept', undefined, token);
      const [adapter] = keptAdaptersSchema.parse(await answer.json()).adapters;
      if (adapter === undefined) throw new Error('There is no adapter.');
      return adapter;
    },
    keptStatus: async () => (await server.send('GET', '/v1/adapters/kept', undefined, token)).status,
    tag: async (): Promise<string> => {
      const answer = await server.send('POST', '/v1/pull', { held: [] }, token);
      return ((await answer.json()) as { adapters: string }).adapters;
    },
    look: async (sisId: string, name: string, adapterRevision = 1, system = ADAPTER) => {
      const seen = { system, idKind: 'studentNumber', sisId, name, adapterRevision };
      return (await server.send('POST', '/v1/students/lookup', { seen }, token)).status;
    },
    waiting: async () =>
      ((await (await server.send('GET', '/v1/me', undefined, token)).json()) as { waiting: { adapters: number } })
        .waiting.adapters,
  };
}

/** What everybody is told to read pages by. */
export async function inForce(server: TestServer): Promise<AdaptersAnswer> {
  return adaptersAnswerSchema.parse(await (await server.send('GET', '/v1/adapters')).json());
}
