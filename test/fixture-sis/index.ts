import { readFileSync } from 'node:fs';
import { type Adapter, parseAdapter } from '../../shared/sis/adapter.ts';
import { campus } from './campus.ts';
import type { FixtureSis } from './fixture.ts';
import { labelled } from './labelled.ts';
import { opensis } from './opensis.ts';
import { powerschool } from './powerschool.ts';
import { rosario } from './rosario.ts';
import type { Cast } from './students.ts';

const READY = new URL('../../shared/sis/ready/', import.meta.url);

/** One of each kind. */
export function fixturesOf(cast: Cast): readonly FixtureSis[] {
  return [rosario, powerschool, campus, opensis, labelled].map((make) => make(cast));
}

/** A ready adapter, for a SIS served at `origin`. Throws where the file is no adapter. */
export function readyAdapter(id: string, origin: string): Adapter {
  const parsed = parseAdapter(readFileSync(new URL(`${id}.adapter.json`, READY), 'utf8'));
  if (!parsed.ok) throw new Error(`${id} is not an adapter: ${parsed.issues.map(({ place }) => place).join('; ')}`);
  return { ...parsed.adapter, match: { ...parsed.adapter.match, origins: [origin] } };
}
