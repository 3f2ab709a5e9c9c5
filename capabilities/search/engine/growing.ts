/** Arrays of numbers that grow. */
type Numbers = Uint8Array | Int32Array | Uint32Array | Float64Array;

/** The array itself, or one twice as long with the same beginning, so that `length` numbers fit. */
export function grown<T extends Numbers>(array: T, length: number): T {
  if (length <= array.length) return array;
  const longer = new (array.constructor as new (size: number) => T)(Math.max(length, array.length * 2));
  longer.set(array as never);
  return longer;
}

export type GrowingBytes = {
  readonly push: (byte: number) => void;
  readonly taken: () => Uint8Array;
  readonly length: () => number;
};

/** Bytes to which more are added at the end. */
export function growingBytes(capacity = 16): GrowingBytes {
  let bytes = new Uint8Array(capacity);
  let count = 0;
  return {
    push: (byte) => {
      bytes = grown(bytes, count + 1);
      bytes[count] = byte;
      count += 1;
    },
    taken: () => bytes.subarray(0, count),
    length: () => count,
  };
}
