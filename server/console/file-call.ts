import type { Answer } from './api.ts';
import { faultOf } from './fault.ts';

/** A file as the server gave it. */
export interface Received {
  readonly name: string;
  readonly content: Blob;
}

export interface FileOptions {
  /** Stops it, at the server too; the answer is then `offline`, and nobody waits for it. */
  readonly signal?: AbortSignal;
  /** Told how many bytes have come so far. */
  readonly received?: (bytes: number) => void;
}

/**
 * POSTs a body and gives the file that is answered, whole: one that breaks off in between is `offline`. `otherwise` is
 * its name when the server gives none.
 */
export type FileCall = (
  path: string,
  body: unknown,
  otherwise: string,
  options?: FileOptions,
) => Promise<Answer<Received>>;

type Fetch = (path: string, init: RequestInit) => Promise<Response>;

export function fileCallOver(fetchIt: Fetch): FileCall {
  return async (path, body, otherwise, { signal, received } = {}) => {
    const headers = { 'content-type': 'application/json', 'x-facesheet-client': 'console' };
    const init = { method: 'POST', headers, body: JSON.stringify(body), ...(signal && { signal }) };
    try {
      const response = await fetchIt(path, init);
      if (!response.ok) return { ok: false, fault: faultOf(await response.json().catch(() => null)) };
      const content = await new Response(counted(response.body, received)).blob();
      return { ok: true, value: { name: nameIn(response) ?? otherwise, content } };
    } catch {
      return { ok: false, fault: { cause: 'offline' } };
    }
  };
}

function counted(body: Response['body'], received: FileOptions['received']): Response['body'] {
  let bytes = 0;
  const count = new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>({
    transform(chunk, next) {
      bytes += chunk.byteLength;
      received?.(bytes);
      next.enqueue(chunk);
    },
  });
  return body?.pipeThrough(count) ?? null;
}

/** The file's name: letters, digits and what stands between them, so that it is never a path. */
function nameIn({ headers }: Response): string | undefined {
  return /filename="([\w-][\w.-]*)"/.exec(headers.get('content-disposition') ?? '')?.[1];
}
