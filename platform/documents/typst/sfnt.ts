/**
 * What a TrueType or OpenType file says of itself: the names of its family and the characters it can draw. Only the
 * tables `name` and `cmap` are read (OpenType 1.9); collections (.ttc) give one entry per face.
 */
export type FontFace = {
  /** All family names, in every language the file holds. */
  readonly families: readonly string[];
  /** Code points it draws, as closed ranges in rising order. */
  readonly coverage: readonly (readonly [number, number])[];
};

/** The faces in a font file; none when the bytes are no font (woff and woff2 are none: Typst cannot use them). */
export function fontFaces(bytes: Uint8Array): FontFace[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    const kind = view.getUint32(0);
    if (kind === 0x74746366) {
      const offsets = Array.from({ length: view.getUint32(8) }, (_, i) => view.getUint32(12 + 4 * i));
      return offsets.map((offset) => face(view, offset));
    }
    return [0x00010000, 0x4f54544f, 0x74727565].includes(kind) ? [face(view, 0)] : [];
  } catch (error) {
    if (error instanceof RangeError) return [];
    throw error;
  }
}

function face(view: DataView, offset: number): FontFace {
  const tables = new Map<string, number>();
  for (let i = 0; i < view.getUint16(offset + 4); i += 1) {
    const at = offset + 12 + 16 * i;
    const tag = String.fromCharCode(...[0, 1, 2, 3].map((k) => view.getUint8(at + k)));
    tables.set(tag, view.getUint32(at + 8));
  }
  const name = tables.get('name');
  const cmap = tables.get('cmap');
  return {
    families: name === undefined ? [] : familyNames(view, name),
    coverage: cmap === undefined ? [] : coverage(view, cmap),
  };
}

/** Names 1 (family) and 16 (typographic family) in Unicode or Windows encoding. */
function familyNames(view: DataView, table: number): string[] {
  const strings = table + view.getUint16(table + 4);
  const names = new Set<string>();
  for (let i = 0; i < view.getUint16(table + 2); i += 1) {
    const at = table + 6 + 12 * i;
    const platform = view.getUint16(at);
    const id = view.getUint16(at + 6);
    if ((id !== 1 && id !== 16) || (platform !== 0 && platform !== 3)) continue;
    const start = strings + view.getUint16(at + 10);
    const units = Array.from({ length: view.getUint16(at + 8) / 2 }, (_, k) => view.getUint16(start + 2 * k));
    names.add(String.fromCharCode(...units));
  }
  return [...names];
}

/** The widest Unicode subtable: format 12 when there is one, else format 4. */
function coverage(view: DataView, table: number): [number, number][] {
  const subtables = Array.from({ length: view.getUint16(table + 2) }, (_, i) => {
    const at = table + 4 + 8 * i;
    const offset = table + view.getUint32(at + 4);
    return { offset, unicode: view.getUint16(at) !== 1, format: view.getUint16(offset) };
  }).filter((s) => s.unicode);
  const full = subtables.find((s) => s.format === 12);
  if (full) {
    return Array.from({ length: view.getUint32(full.offset + 12) }, (_, i) => {
      const at = full.offset + 16 + 12 * i;
      return [view.getUint32(at), view.getUint32(at + 4)];
    });
  }
  const basic = subtables.find((s) => s.format === 4);
  if (!basic) return [];
  const segments = view.getUint16(basic.offset + 6) / 2;
  return Array.from({ length: segments }, (_, i): [number, number] => {
    const end = basic.offset + 14 + 2 * i;
    return [view.getUint16(end + 2 * segments + 2), view.getUint16(end)];
  }).filter(([first]) => first !== 0xffff);
}

/** Whether one of the faces draws the character. */
export function drawsWith(faces: readonly FontFace[]): (codePoint: number) => boolean {
  const ranges = faces.flatMap((f) => f.coverage).toSorted((a, b) => a[0] - b[0]);
  const merged: [number, number][] = [];
  for (const [first, last] of ranges) {
    const previous = merged.at(-1);
    if (previous && first <= previous[1] + 1) previous[1] = Math.max(previous[1], last);
    else merged.push([first, last]);
  }
  return (codePoint) => {
    let low = 0;
    let high = merged.length - 1;
    while (low <= high) {
      const middle = (low + high) >> 1;
      const [first, last] = merged[middle] ?? [0, -1];
      if (codePoint < first) high = middle - 1;
      else if (codePoint > last) low = middle + 1;
      else return true;
    }
    return false;
  };
}
