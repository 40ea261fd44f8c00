const HEAD_END = Buffer.from('\r\n\r\n');
const CHUNKS_END = Buffer.from('0\r\n\r\n');
const STATUS_AT = 9;
const STATUS_LENGTH = 3;

/** One whole answer; `body` keeps its chunk marks, if it came in chunks. */
export interface Answer {
  readonly status: number;
  readonly body: Buffer;
}

/**
 * Puts the answers of one keep-alive connection together: one request is under way at a time, so what has come is one
 * answer or the beginning of one. Just enough HTTP/1.1 for servers of our own; a full client would cost more than they do.
 */
export function answerReader(): (data: Buffer) => Answer | undefined {
  let held: Buffer | undefined;
  return function take(data) {
    held = held === undefined ? data : Buffer.concat([held, data]);
    const headEnd = held.indexOf(HEAD_END);
    if (headEnd < 0) return undefined;
    const bodyAt = headEnd + HEAD_END.length;
    const head = held.toString('latin1', 0, headEnd).toLowerCase();
    const length = /\r\ncontent-length: (\d+)/.exec(head)?.[1];
    const whole =
      length === undefined
        ? held.subarray(-CHUNKS_END.length).equals(CHUNKS_END)
        : held.length >= bodyAt + Number(length);
    if (!whole) return undefined;
    const answer = { status: Number(head.slice(STATUS_AT, STATUS_AT + STATUS_LENGTH)), body: held.subarray(bodyAt) };
    held = undefined;
    return answer;
  };
}
