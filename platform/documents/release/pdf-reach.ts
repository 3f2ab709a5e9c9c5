/** Which objects of a PDF its catalogue leads to. What nothing leads to is an earlier version, or hidden cargo. */
import {
  PDFArray,
  type PDFContext,
  PDFDict,
  PDFName,
  type PDFObject,
  PDFRef,
  PDFStream,
} from '@cantoo/pdf-lib';

/** The references reached from the trailer. Written without recursion: chains may be as long as the file. */
export function reachable(context: PDFContext): Set<PDFRef> {
  const reached = new Set<PDFRef>();
  const open: (PDFObject | undefined)[] = [context.trailerInfo.Root];
  while (open.length > 0) {
    const object = open.pop();
    if (object instanceof PDFRef) {
      if (reached.has(object)) continue;
      reached.add(object);
      open.push(context.lookup(object));
    } else open.push(...contents(object));
  }
  return reached;
}

/** The values directly inside an object. */
export function contents(object: PDFObject | undefined): PDFObject[] {
  if (object instanceof PDFDict) return object.values();
  if (object instanceof PDFArray) return object.asArray();
  return object instanceof PDFStream ? object.dict.values() : [];
}

/** Dictionaries whose keys are names that the maker chose (a font may be called /AA), and say nothing of their own. */
const naming = [
  'Font',
  'XObject',
  'ExtGState',
  'ColorSpace',
  'Pattern',
  'Shading',
  'Properties',
  'CharProcs',
  'Dests',
];

/** Those dictionaries directly inside this one. */
export function namesIn(dict: PDFDict): PDFDict[] {
  const found = [...naming, 'RoleMap', 'ClassMap'].map((key) => dict.lookup(PDFName.of(key)));
  return found.filter((one): one is PDFDict => one instanceof PDFDict);
}

/** Every dictionary of the file, those inside others and those of streams included. */
export function allDicts(context: PDFContext): PDFDict[] {
  const found: PDFDict[] = [];
  const open: PDFObject[] = context.enumerateIndirectObjects().map(([, object]) => object);
  for (let object = open.pop(); object !== undefined; object = open.pop()) {
    const dict = object instanceof PDFStream ? object.dict : object;
    if (dict instanceof PDFDict) found.push(dict);
    open.push(...contents(object));
  }
  return found;
}
