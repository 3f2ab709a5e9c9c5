/** Properties of runs and paragraphs in .doc files ([MS-DOC] 2.6, 2.9): which text is gone, what is a table cell. */

/** One stretch of the file, by byte offset, and the property modifiers ("sprm") that hold for it. */
export type Stretch = { readonly from: number; readonly to: number; readonly grpprl: Uint8Array };

const pageSize = 512;

const viewOf = (bytes: Uint8Array): DataView =>
  new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

/** The stretches of a bin table; `pick` finds the modifiers inside one 512-byte page. */
function stretches(
  document: Uint8Array,
  bins: Uint8Array,
  pick: (page: Uint8Array, run: number, runs: number) => Uint8Array,
): Stretch[] {
  const view = viewOf(bins);
  const count = Math.max(0, Math.floor((bins.length - 4) / 8));
  const found: Stretch[] = [];
  for (let i = 0; i < count; i += 1) {
    const at = (view.getUint32((count + 1) * 4 + i * 4, true) & 0x3fffff) * pageSize;
    const page = document.subarray(at, at + pageSize);
    if (page.length < pageSize) continue;
    const offsets = viewOf(page);
    const runs = page[pageSize - 1] ?? 0;
    for (let run = 0; run < runs && (run + 2) * 4 < pageSize; run += 1) {
      const from = offsets.getUint32(run * 4, true);
      const to = offsets.getUint32(run * 4 + 4, true);
      found.push({ from, to, grpprl: pick(page, run, runs) });
    }
  }
  return found.sort((a, b) => a.from - b.from);
}

/** Character properties by byte offset. */
export const runStretches = (document: Uint8Array, bins: Uint8Array): Stretch[] =>
  stretches(document, bins, (page, run, runs) => {
    const at = (page[(runs + 1) * 4 + run] ?? 0) * 2;
    return at === 0 ? new Uint8Array() : page.subarray(at + 1, at + 1 + (page[at] ?? 0));
  });

/** Paragraph properties by byte offset; very long ones lie in the data stream. */
export const paragraphStretches = (document: Uint8Array, bins: Uint8Array, data: Uint8Array): Stretch[] =>
  stretches(document, bins, (page, run, runs) => {
    const at = (page[(runs + 1) * 4 + run * 13] ?? 0) * 2;
    if (at === 0) return new Uint8Array();
    const short = page[at] ?? 0;
    const [start, size] = short === 0 ? [at + 2, (page[at + 1] ?? 0) * 2] : [at + 1, short * 2 - 1];
    const grpprl = page.subarray(start + 2, start + size);
    return outsourced(grpprl, data) ?? grpprl;
  });

const hugePapx = 0x6646;

function outsourced(grpprl: Uint8Array, data: Uint8Array): Uint8Array | null {
  const operand = modifier(grpprl, hugePapx);
  if (!operand) return null;
  const at = viewOf(operand).getUint32(0, true);
  if (at + 2 > data.length) return null;
  return data.subarray(at + 2, at + 2 + viewOf(data).getUint16(at, true));
}

/** The operand of the last modifier with this code, or null. Lengths follow from the code's upper three bits. */
export function modifier(grpprl: Uint8Array, code: number): Uint8Array | null {
  const view = viewOf(grpprl);
  let found: Uint8Array | null = null;
  for (let at = 0; at + 3 <= grpprl.length; ) {
    const sprm = view.getUint16(at, true);
    const { lead, size } = operandOf(view, sprm, at + 2);
    if (sprm === code) found = grpprl.subarray(at + 2 + lead, at + 2 + lead + size);
    at += 2 + lead + size;
  }
  return found;
}

const defineTable = 0xd608;
const oldDefineTable = 0xd606;

function operandOf(view: DataView, sprm: number, at: number): { lead: number; size: number } {
  switch (sprm >> 13) {
    case 0:
    case 1:
      return { lead: 0, size: 1 };
    case 3:
      return { lead: 0, size: 4 };
    case 7:
      return { lead: 0, size: 3 };
    case 6:
      if (sprm !== defineTable && sprm !== oldDefineTable) return { lead: 1, size: view.getUint8(at) };
      return { lead: 2, size: Math.max(0, (at + 2 <= view.byteLength ? view.getUint16(at, true) : 1) - 1) };
    default:
      return { lead: 0, size: 2 };
  }
}

/** The stretch that holds a byte offset, or null. */
export function stretchAt(all: readonly Stretch[], offset: number): Stretch | null {
  let low = 0;
  let high = all.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const stretch = all[middle];
    if (!stretch) return null;
    if (offset < stretch.from) high = middle - 1;
    else if (offset >= stretch.to) low = middle + 1;
    else return stretch;
  }
  return null;
}

const isOn = (grpprl: Uint8Array, code: number): boolean => (modifier(grpprl, code)?.[0] ?? 0) === 1;

/** Deleted with tracking, or hidden. The whole code is compared: 0x8840 (spacing) ends in the same bits as 0x0800. */
export const isGone = (grpprl: Uint8Array): boolean => isOn(grpprl, 0x0800) || isOn(grpprl, 0x083c);
export const isInTable = (grpprl: Uint8Array): boolean => isOn(grpprl, 0x2416);
export const isRowEnd = (grpprl: Uint8Array): boolean => isOn(grpprl, 0x2417);

/** The edges of a row's cells in twips, and how each merges. */
export type RowShape = {
  readonly edges: readonly number[];
  readonly cells: readonly { readonly joinsLeft: boolean; readonly joinsAbove: boolean }[];
};

/** The shape of a table row, told by its end mark; null when it is not told. */
export function rowShape(grpprl: Uint8Array): RowShape | null {
  const operand = modifier(grpprl, defineTable);
  const count = operand?.[0] ?? 0;
  if (!operand || count === 0 || operand.length < 1 + (count + 1) * 2) return null;
  const view = viewOf(operand);
  const edges = Array.from({ length: count + 1 }, (_, i) => view.getInt16(1 + i * 2, true));
  const cells = Array.from({ length: count }, (_, i) => {
    const at = 1 + (count + 1) * 2 + i * 20;
    const flags = at + 2 <= operand.length ? view.getUint16(at, true) : 0;
    return { joinsLeft: (flags & 3) === 2, joinsAbove: (flags & 0x60) === 0x20 };
  });
  return { edges, cells };
}
