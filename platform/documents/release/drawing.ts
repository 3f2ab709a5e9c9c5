/** Charts, drawings and slides. */
import { nameOf } from '../office/xml.ts';
import { type Cleaning, dropReferences, elementsOf, forgetPaths, rewritten, takeOut } from './tree.ts';

/** A chart keeps the figures it shows; the workbook behind it goes. */
export const cleanedDrawing = (bytes: Uint8Array, cleaning: Cleaning): Uint8Array =>
  rewritten(bytes, (root) => {
    for (const element of elementsOf(root)) if (nameOf(element) === 'externalData') takeOut(element);
    dropReferences(root, cleaning);
    forgetPaths(root, cleaning);
  });

/** Actions that start programs or macros are taken from the slide; jumps between slides stay. */
export const cleanedSlide = (bytes: Uint8Array, cleaning: Cleaning): Uint8Array =>
  rewritten(bytes, (root) => {
    for (const element of elementsOf(root)) {
      const action = element.getAttribute('action') ?? '';
      if (!/^hlink/.test(nameOf(element)) || !/^ppaction:\/\/(program|macro|ole|hlinkfile)/i.test(action))
        continue;
      takeOut(element);
      cleaning.stripped.add('启动程序的动作');
    }
    dropReferences(root, cleaning);
    forgetPaths(root, cleaning);
  });
