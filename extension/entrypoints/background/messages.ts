import * as z from 'zod/mini';
import type { ContentRequests } from '../../content-messages.ts';
import type { PageRequests } from '../../messages.ts';
import { surfaceOf, type Sender } from '../../sync/senders.ts';
import { contentHandlers } from './content-handlers.ts';
import { contentSchemas } from './content-schemas.ts';
import { own, sisOrigins } from './core.ts';
import { pageHandlers } from './page-handlers.ts';

const envelopeSchema = z.object({ name: z.string(), body: z.unknown() });

/**
 * Answers a message if its sender may send it; undefined refuses it without a word. `opening`: the browser's side panel,
 * where the message came with a gesture that may open it.
 */
export async function answerMessage(
  message: unknown,
  sender: Sender,
  opening: Promise<boolean> | null,
): Promise<unknown> {
  const envelope = z.safeParse(envelopeSchema, message).data;
  if (!envelope) return undefined;
  const { name, body } = envelope;
  const surface = surfaceOf(sender, name, own, await sisOrigins());
  if (!surface) return undefined;
  if (surface.kind === 'page') return answerPage(name as keyof PageRequests, body, sender);
  const { tabId, frameId } = surface;
  return answerContent(name as keyof ContentRequests, body, { tabId, frameId, sender, opening });
}

/** The name was on the surface's list, so the handler is there; our own pages are compiled against the same map. */
function answerPage<N extends keyof PageRequests>(name: N, body: unknown, sender: Sender): Promise<unknown> {
  return pageHandlers[name](body as PageRequests[N][0], sender);
}

async function answerContent<N extends keyof ContentRequests>(
  name: N,
  body: unknown,
  from: Parameters<(typeof contentHandlers)[N]>[1],
): Promise<unknown> {
  const parsed = z.safeParse(contentSchemas[name], body);
  return parsed.success ? contentHandlers[name](parsed.data, from) : undefined;
}
