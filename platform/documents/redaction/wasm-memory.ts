/** The memory of the engine. It is asked for anew each time: when it grows, the former view is worth nothing. */
import type { WrappedPdfiumModule } from '@embedpdf/pdfium';

type Heap = { readonly HEAPU8: Uint8Array; readonly HEAP32: Int32Array; readonly HEAPF32: Float32Array };

/** Views of the memory as it is now, by the kind of its numbers. */
export const heapOf = ({ pdfium }: WrappedPdfiumModule): Heap => pdfium as unknown as Heap;
