/** A Word file as a page: HTML of its paragraphs, lists, tables and pictures. Runs in the guarded thread only. */
import mammoth from 'mammoth';
import { cleaned } from '../release/cleaned.ts';

export type DocxPage = {
  /** HTML from outside, to be cleaned; pictures as <img src="picture:0">, by their place in `pictures`. */
  readonly html: string;
  readonly pictures: readonly Uint8Array[];
  /** What was left behind, in words: 「批注3条」. */
  readonly stripped: readonly string[];
};

const styleMap = [
  "p[style-name='Title'] => h1:fresh",
  "p[style-name='标题'] => h1:fresh",
  "p[style-name='Subtitle'] => p.align-center:fresh",
  "p[style-name='gongkai-center'] => p.align-center:fresh",
  "p[style-name='gongkai-right'] => p.align-right:fresh",
  'u => u',
  'strike => s',
];

type Piece = {
  readonly type?: string;
  readonly alignment?: string | null;
  readonly styleName?: string | null;
  readonly numbering?: unknown;
  readonly children?: readonly Piece[];
};

/** Where a paragraph stands is lost by the converter unless it is told as a style. */
function aligned(piece: Piece): Piece {
  const children = piece.children?.map(aligned);
  const own = children ? { ...piece, children } : piece;
  const isPlain =
    piece.type === 'paragraph' && !piece.numbering && !/heading|title|标题/i.test(piece.styleName ?? '');
  if (!isPlain) return own;
  if (piece.alignment === 'center') return { ...own, styleName: 'gongkai-center' };
  return piece.alignment === 'right' || piece.alignment === 'end'
    ? { ...own, styleName: 'gongkai-right' }
    : own;
}

/** Throws DocumentRefused for what cannot be cleaned; tracked changes are accepted, comments stay behind. */
export async function docxPage(bytes: Uint8Array): Promise<DocxPage> {
  const { bytes: clean, stripped } = await cleaned(bytes, 'docx');
  const pictures: Uint8Array[] = [];
  const { value } = await mammoth.convertToHtml(
    { buffer: Buffer.from(clean) },
    {
      styleMap,
      includeEmbeddedStyleMap: false,
      externalFileAccess: false,
      transformDocument: aligned,
      convertImage: mammoth.images.imgElement(async (image) => {
        pictures.push(new Uint8Array(await image.readAsArrayBuffer()));
        return { src: `picture:${pictures.length - 1}` };
      }),
    },
  );
  return { html: value, pictures, stripped };
}
