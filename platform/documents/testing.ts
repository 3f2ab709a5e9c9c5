/** Small files made for tests: zips, Word files, PDFs and compound files, good and hostile. */
import { constants, crc32, deflateRawSync, deflateSync } from 'node:zlib';

/** Content that is packed already, with the size it claims to have. */
export type Packed = { readonly packed: Uint8Array; readonly size: number };
type Member = { readonly name: string; readonly content: Uint8Array | string | Packed };

const isPacked = (content: Member['content']): content is Packed =>
  typeof content === 'object' && 'packed' in content;

/** Blanks of so many megabytes, packed without ever being held; the size it claims is 1,000 bytes. */
export function swelling(megabytes: number, raw: boolean): Packed {
  const block = deflateRawSync(Buffer.alloc(1 << 20, 0x20), { finishFlush: constants.Z_FULL_FLUSH });
  const end = deflateRawSync(Buffer.alloc(0));
  const head = raw ? Buffer.alloc(0) : Buffer.from([0x78, 0x9c]);
  return { packed: Buffer.concat([head, ...Array(megabytes).fill(block), end]), size: 1000 };
}

/** A zip of the members. */
export function zipOf(members: readonly Member[]): Uint8Array {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const { name, content } of members) {
    const bytes: Uint8Array = isPacked(content) ? Buffer.alloc(0) : Buffer.from(content);
    const packed = Buffer.from(isPacked(content) ? content.packed : deflateRawSync(bytes));
    const label = Buffer.from(name);
    const fields = Buffer.alloc(26);
    fields.writeUInt16LE(20, 0);
    fields.writeUInt16LE(8, 4);
    fields.writeUInt32LE(crc32(bytes), 10);
    fields.writeUInt32LE(packed.length, 14);
    fields.writeUInt32LE(isPacked(content) ? content.size : bytes.length, 18);
    fields.writeUInt16LE(label.length, 22);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(at, 10);
    directory.push(Buffer.from('PK\x01\x02\x14\x00', 'latin1'), fields, tail, label);
    const local = [Buffer.from('PK\x03\x04', 'latin1'), fields, label, packed];
    parts.push(...local);
    at += local.reduce((sum, part) => sum + part.length, 0);
  }
  const size = directory.reduce((sum, part) => sum + part.length, 0);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(members.length, 8);
  end.writeUInt16LE(members.length, 10);
  end.writeUInt32LE(size, 12);
  end.writeUInt32LE(at, 16);
  return new Uint8Array(Buffer.concat([...parts, ...directory, end]));
}

const wordNamespace = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';

/** A Word file with this body XML (prefix w:). */
export const docxOf = (body: string): Uint8Array =>
  zipOf([
    {
      name: 'word/document.xml',
      content: `<?xml version="1.0"?><w:document xmlns:w="${wordNamespace}"><w:body>${body}</w:body></w:document>`,
    },
  ]);

type PdfOptions = { readonly encrypt?: boolean; readonly font?: string };

/** A one-page PDF whose content stream is this, with Helvetica (or `font`) as /F1; `encrypt` locks it. */
export function pdfOf(content: string | Packed, { encrypt = false, font }: PdfOptions = {}): Uint8Array {
  const stream = Buffer.from(isPacked(content) ? content.packed : deflateSync(Buffer.from(content)));
  const secret = '<'.concat('00'.repeat(32), '>');
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${stream.length} /Filter /FlateDecode >>\nstream\n${stream.toString('latin1')}\nendstream`,
    font ?? '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
    `<< /Filter /Standard /V 1 /R 2 /P -44 /O ${secret} /U ${secret} >>`,
  ];
  let text = '%PDF-1.4\n';
  const offsets = objects.map((object, i) => {
    const at = text.length;
    text += `${i + 1} 0 obj\n${object}\nendobj\n`;
    return at;
  });
  const start = text.length;
  text += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n`;
  for (const offset of offsets) text += `${String(offset).padStart(10, '0')} 00000 n \n`;
  const id = '<00112233445566778899aabbccddeeff>';
  const lock = encrypt ? ` /Encrypt 6 0 R /ID [${id} ${id}]` : '';
  text += `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R${lock} >>\nstartxref\n${start}\n%%EOF\n`;
  return new Uint8Array(Buffer.from(text, 'latin1'));
}

/** An OLE compound file with empty streams of these names (at most three), as encrypted Office files are. */
export function compoundOf(names: readonly string[]): Uint8Array {
  const sector = 512;
  const file = Buffer.alloc(sector * 3);
  Buffer.from('d0cf11e0a1b11ae1', 'hex').copy(file);
  file.writeUInt16LE(9, 30);
  file.writeUInt16LE(6, 32);
  file.writeUInt32LE(1, 44);
  file.writeUInt32LE(1, 48);
  file.writeUInt32LE(4096, 56);
  file.writeUInt32LE(0xfffffffe, 60);
  file.writeUInt32LE(0xfffffffe, 68);
  for (let i = 0; i < 109; i += 1) file.writeUInt32LE(i === 0 ? 0 : 0xffffffff, 76 + i * 4);
  for (let i = 0; i < 128; i += 1) file.writeUInt32LE(0xffffffff, sector + i * 4);
  file.writeUInt32LE(0xfffffffd, sector);
  file.writeUInt32LE(0xfffffffe, sector + 4);
  ['Root Entry', ...names].forEach((name, i) => {
    const at = sector * 2 + i * 128;
    file.write(name, at, 'utf16le');
    file.writeUInt16LE((name.length + 1) * 2, at + 64);
    file.writeUInt8(i === 0 ? 5 : 2, at + 66);
    file.writeUInt32LE(0xfffffffe, at + 116);
  });
  return new Uint8Array(file);
}
