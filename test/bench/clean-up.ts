type Task = () => void | Promise<void>;

const tasks: Task[] = [];

/** Has something undone at the end of the bench, however it ends: Ctrl-C leaves no database, folder or server behind. */
export function atEnd(task: Task): void {
  tasks.push(task);
}

/** Undoes everything, the newest first. One that fails does not keep the others from being done. */
export async function cleanUp(): Promise<void> {
  for (let task = tasks.pop(); task !== undefined; task = tasks.pop()) {
    try {
      await task();
    } catch (error) {
      process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    }
  }
}

/** Rejects when the user breaks the bench off, or nobody reads what it prints any more. */
export function brokenOff(): Promise<never> {
  return new Promise((_, reject) => {
    const end = () => reject(new Error('The bench was broken off.'));
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, end);
    for (const stream of [process.stdout, process.stderr]) stream.on('error', end);
  });
}
