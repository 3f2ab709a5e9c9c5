/** The best so many of a long row, without sorting the row. */

export type Best = {
  /** What a value must exceed to be kept. */
  readonly floor: () => number;
  readonly offer: (value: number, item: number) => void;
  readonly count: () => number;
  /** The kept items, the best first. */
  readonly taken: () => { readonly value: number; readonly item: number }[];
};

/** Keeps the `size` greatest; of equals the lower item, in whatever order they are offered. */
export function createBest(size: number): Best {
  const values = new Float64Array(size);
  const items = new Float64Array(size);
  let count = 0;
  const swap = (a: number, b: number) => {
    const value = values[a] as number;
    const item = items[a] as number;
    values[a] = values[b] as number;
    items[a] = items[b] as number;
    values[b] = value;
    items[b] = item;
  };
  const isWorse = (a: number, b: number) =>
    (values[a] as number) < (values[b] as number) ||
    (values[a] === values[b] && (items[a] as number) > (items[b] as number));
  const isAbove = (value: number, item: number) =>
    value > (values[0] as number) || (value === values[0] && item < (items[0] as number));
  const up = (from: number) => {
    for (let at = from; at > 0; ) {
      const parent = (at - 1) >> 1;
      if (!isWorse(at, parent)) return;
      swap(at, parent);
      at = parent;
    }
  };
  const down = () => {
    for (let at = 0; ; ) {
      let least = at;
      if (2 * at + 1 < count && isWorse(2 * at + 1, least)) least = 2 * at + 1;
      if (2 * at + 2 < count && isWorse(2 * at + 2, least)) least = 2 * at + 2;
      if (least === at) return;
      swap(at, least);
      at = least;
    }
  };
  return {
    floor: () => (count < size ? Number.NEGATIVE_INFINITY : (values[0] as number)),
    offer: (value, item) => {
      if (count < size) {
        values[count] = value;
        items[count] = item;
        count += 1;
        up(count - 1);
      } else if (size > 0 && isAbove(value, item)) {
        values[0] = value;
        items[0] = item;
        down();
      }
    },
    count: () => count,
    taken: () =>
      Array.from({ length: count }, (_, at) => ({
        value: values[at] as number,
        item: items[at] as number,
      })).sort((a, b) => b.value - a.value || a.item - b.item),
  };
}
