/** One question about many things instead of many about one: what visitors ask at the same time is asked together. */

type Waiting<Answer> = {
  readonly settle: (answer: Answer | undefined) => void;
  readonly fail: (reason: unknown) => void;
};

export type TogetherOptions = {
  /** Questions under way at the same time; who comes meanwhile waits for the next. */
  readonly atOnce?: number;
  /** Things in one question. */
  readonly most?: number;
};

/**
 * A function that answers about one thing by `read`, which answers about several. Whoever comes alone waits for nobody;
 * in a rush those who come while questions are under way are put into the next one. An answer is never older than the
 * call it is given to. When a question fails, it fails for all that were in it.
 */
export function askedTogether<Key, Answer>(
  read: (keys: readonly Key[]) => Promise<ReadonlyMap<Key, Answer>>,
  { atOnce = 2, most = 50 }: TogetherOptions = {},
): (key: Key) => Promise<Answer | undefined> {
  let waiting = new Map<Key, Waiting<Answer>[]>();
  let underWay = 0;
  let isSoon = false;

  async function put(asked: ReadonlyMap<Key, readonly Waiting<Answer>[]>): Promise<void> {
    underWay += 1;
    try {
      const answers = await read([...asked.keys()]);
      for (const [key, people] of asked) for (const { settle } of people) settle(answers.get(key));
    } catch (reason) {
      for (const people of asked.values()) for (const { fail } of people) fail(reason);
    } finally {
      underWay -= 1;
      putNext();
    }
  }

  function putNext(): void {
    isSoon = false;
    while (underWay < atOnce && waiting.size > 0) {
      const all = [...waiting];
      waiting = new Map(all.slice(most));
      void put(new Map(all.slice(0, most)));
    }
  }

  return (key) =>
    new Promise((settle, fail) => {
      const people = waiting.get(key);
      if (people) people.push({ settle, fail });
      else waiting.set(key, [{ settle, fail }]);
      if (isSoon || underWay >= atOnce) return;
      isSoon = true;
      // After all requests that arrived at the same moment have been read.
      setImmediate(putNext);
    });
}
