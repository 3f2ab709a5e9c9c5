/** Text that every store takes: PostgreSQL has no place for NUL, and half a character is none. */

const deepest = 100;

/** A value from outside with its texts made storable; what needs no change is returned as it is. Throws RangeError beyond 100 levels. */
export function storable<T>(value: T, level = 0): T {
  if (level > deepest) throw new RangeError('nested too deep');
  if (typeof value === 'string') return clean(value) as T;
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map((member: unknown) => storable(member, level + 1)) as T;
  if (Object.getPrototypeOf(value) !== Object.prototype) return value;
  const members = Object.entries(value).map(([key, member]) => [clean(key), storable(member, level + 1)]);
  return Object.fromEntries(members) as T;
}

const clean = (text: string): string =>
  text.includes('\0') || !text.isWellFormed() ? text.replaceAll('\0', '').toWellFormed() : text;
