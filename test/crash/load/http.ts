const ANSWER_LIMIT_MS = 30_000;

/** A whole answer: what was cut off on its way is no answer. */
export interface Reply {
  readonly status: number;
  readonly body: unknown;
  readonly requestId: string;
  readonly contentType: string;
}

/** No whole answer came back. After `cut off` nobody knows what became of the request. */
export type NoReply = 'cut off' | 'not reached';

/** Sends JSON as the extension does. Throws when a server that is there does not answer in time. */
export async function send(
  url: string,
  method: 'GET' | 'POST' | 'DELETE',
  path: string,
  token?: string,
  body?: unknown,
): Promise<Reply | NoReply> {
  try {
    const answer = await fetch(url + path, {
      method,
      headers: {
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(ANSWER_LIMIT_MS),
    });
    const text = await answer.text();
    return {
      status: answer.status,
      body: text === '' ? undefined : (JSON.parse(text) as unknown),
      requestId: answer.headers.get('x-request-id') ?? '',
      contentType: answer.headers.get('content-type') ?? '',
    };
  } catch (error) {
    if (error instanceof DOMException && error.name === 'TimeoutError') {
      throw new Error(`${method} ${path} was not answered within ${ANSWER_LIMIT_MS / 1000} s.`, { cause: error });
    }
    return wasRefused(error) ? 'not reached' : 'cut off';
  }
}

function wasRefused(error: unknown): boolean {
  const cause = error instanceof Error ? (error.cause as NodeJS.ErrnoException | undefined) : undefined;
  return cause?.code === 'ECONNREFUSED';
}

/** Signs in as the extension and gives the token. Throws the problem when it is refused. */
export async function signIn(url: string, username: string, password: string): Promise<string> {
  const reply = await send(url, 'POST', '/v1/session', undefined, { username, password });
  if (typeof reply === 'string' || reply.status !== 200)
    throw new Error(`Signing in was answered with ${JSON.stringify(reply)}.`);
  return (reply.body as { token: string }).token;
}

/** The stable code of a problem+json body, if it is one. */
export function problemCode({ body }: Reply): string | undefined {
  const { code } = (body ?? {}) as { code?: unknown };
  return typeof code === 'string' ? code : undefined;
}
