/** Keeps count of what is under way, so that closing can wait for it. */
export function createUnderWay() {
  const tasks = new Set<Promise<unknown>>();
  return {
    track<T>(task: Promise<T>): Promise<T> {
      tasks.add(task);
      const over = () => void tasks.delete(task);
      task.then(over, over);
      return task;
    },
    async settled(): Promise<void> {
      while (tasks.size > 0) await Promise.allSettled(tasks);
    },
  };
}
