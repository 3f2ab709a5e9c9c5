/** Which objects of a PDF its catalogue leads to. What nothing leads to is an earlier version, or hidden cargo. */
import { PDFArray, type PDFContext, PDFDict, type PDFObject, PDFRef, PDFStream } from '@cantoo/pdf-lib';

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
