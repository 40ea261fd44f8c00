import {
  type AdapterRevision,
  type AdapterSave,
  type AdapterSaved,
  adapterSavedSchema,
  type AdapterSwitch,
  adapterSwitchSchema,
  adapterTextSchema,
  type KeptAdapters,
  keptAdaptersSchema,
} from '../../../shared/wire/adapters.ts';
import type { Answer, Api } from '../api.ts';
import { type Trouble, troubleOf } from '../parts/change.ts';

/** Every adapter with its revisions and how its pages were read. */
export function keptAdapters({ get }: Api): Promise<Answer<KeptAdapters>> {
  return get(keptAdaptersSchema, '/v1/adapters/kept');
}

/** The text of one revision. */
export function revisionText({ call }: Api, asked: AdapterRevision): Promise<Answer<{ json: string }>> {
  return call(adapterTextSchema, '/v1/adapters/revision', asked);
}

/** Keeps a text as the next revision. The same text sent again after a fault changes nothing. */
export function saveAdapter({ call }: Api, body: AdapterSave): Promise<Answer<AdapterSaved>> {
  return call(adapterSavedSchema, '/v1/adapters', body);
}

/** Puts the text of a revision in force, as a revision of its own. */
export function publishRevision({ call }: Api, body: AdapterRevision): Promise<Answer<AdapterSaved>> {
  return call(adapterSavedSchema, '/v1/adapters/publish', body);
}

export function switchAdapter({ call }: Api, body: AdapterSwitch): Promise<Answer<AdapterSwitch>> {
  return call(adapterSwitchSchema, '/v1/adapters/switch', body);
}

/** What stands in the way; null when it was done. */
export function troubleWith(answer: Answer<unknown>): Trouble | null {
  return answer.ok ? null : troubleOf(answer);
}
