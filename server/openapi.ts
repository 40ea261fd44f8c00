import { Hono } from 'hono';
import { generateSpecs } from 'hono-openapi';
import type { Env } from './http/context.ts';
import { v1Routes } from './routes.ts';

const DOCUMENTATION = {
  info: { title: 'Facesheet', version: '1', description: 'The record beside the record.' },
  components: { securitySchemes: { bearer: { type: 'http', scheme: 'bearer' } } },
} as const;

/** The API document, from the routes themselves. */
export function describeApi(v1: Hono<Env>) {
  return generateSpecs(new Hono<Env>().route('/v1', v1), { documentation: { ...DOCUMENTATION } });
}

/** The document as it is committed and compared: no server is needed, since nothing is asked of it. */
export async function openApiText(): Promise<string> {
  const nothing = new Proxy({}, { get: () => nothing }) as never;
  return `${JSON.stringify(await describeApi(v1Routes(nothing)), null, 2)}\n`;
}
