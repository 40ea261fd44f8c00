import { connect } from 'node:net';
import { type Answer, answerReader } from './http-reader.ts';

/** One question to a server on this machine, over a connection of its own. */
export function ask(port: number, request: Buffer): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const take = answerReader();
    const socket = connect(port, '127.0.0.1').once('error', reject);
    socket.on('data', (data) => {
      const answer = take(data);
      if (answer === undefined) return;
      socket.end();
      resolve(answer);
    });
    socket.write(request);
  });
}
