/** The page, the faces and the styles of an official document in Word: GB/T 9704-2012. Lengths in twips, sizes in half points. */
import {
  AlignmentType,
  Footer,
  HeadingLevel,
  type IStylesOptions,
  LineRuleType,
  PageNumber,
  Paragraph,
  TextRun,
} from 'docx';

/** The faces the standard names; they are named, not shipped: the office has them. */
export const faces = {
  title: '方正小标宋简体',
  body: '仿宋_GB2312',
  heading: '黑体',
  subheading: '楷体_GB2312',
  table: '宋体',
} as const;

/** The same face for Chinese, Times New Roman for Latin letters and digits; quotation marks are Chinese. */
export const font = (eastAsia: string) => ({
  ascii: 'Times New Roman',
  hAnsi: 'Times New Roman',
  cs: 'Times New Roman',
  eastAsia,
  hint: 'eastAsia',
});

const millimetres = (length: number) => Math.round((length / 25.4) * 1440);

/** 156 mm, the width of the type area. */
export const typeWidth = millimetres(156);
/** 28.95 pt: 22 lines on a page. */
const linePitch = 579;
/** 28 characters of 16 pt are wider than 156 mm by 5.8 pt: each is set 0.25 pt closer. */
const squeeze = -5;

const exactLine = { line: linePitch, lineRule: LineRuleType.EXACT, before: 0, after: 0 };
const twoCharacters = { firstLine: 2 * 320, firstLineChars: 200 };

export const page = {
  size: { width: millimetres(210), height: millimetres(297) },
  margin: {
    top: millimetres(37),
    bottom: millimetres(35),
    left: millimetres(28),
    right: millimetres(26),
    header: millimetres(15),
    // The number stands 7 mm below the type area.
    footer: millimetres(35 - 7) - 20 * 18,
  },
} as const;

export const styles: IStylesOptions = {
  default: {
    document: {
      run: { font: font(faces.body), size: 32, language: { value: 'en-US', eastAsia: 'zh-CN' } },
      paragraph: { spacing: exactLine },
    },
    title: {
      run: { font: font(faces.title), size: 44, bold: false, color: '000000' },
      paragraph: {
        alignment: AlignmentType.CENTER,
        spacing: { line: 700, lineRule: LineRuleType.EXACT, before: 0, after: linePitch },
        keepNext: true,
      },
    },
    heading1: headingStyle(faces.heading, 0),
    heading2: headingStyle(faces.subheading, 1),
  },
  paragraphStyles: [
    {
      id: 'ReportBody',
      name: '正文文本（公文）',
      basedOn: 'Normal',
      quickFormat: true,
      run: { font: font(faces.body), size: 32, characterSpacing: squeeze },
      paragraph: {
        alignment: AlignmentType.BOTH,
        spacing: exactLine,
        indent: twoCharacters,
      },
    },
    {
      id: 'ReportCell',
      name: '报告表格',
      basedOn: 'Normal',
      run: { font: font(faces.table), size: 20 },
      // An exact line keeps table 三 on one page whatever face stands in for 宋体.
      paragraph: { spacing: { line: 260, lineRule: LineRuleType.EXACT, before: 0, after: 0 } },
    },
  ],
};

function headingStyle(face: string, outlineLevel: 0 | 1) {
  return {
    run: { font: font(face), size: 32, bold: false, color: '000000', characterSpacing: squeeze },
    paragraph: { spacing: exactLine, indent: twoCharacters, keepNext: true, outlineLevel },
  };
}

/** Odd pages carry the number on the right, even pages on the left, one character from the edge: — 1 —. */
export const footers = {
  default: numberFooter(AlignmentType.RIGHT),
  even: numberFooter(AlignmentType.LEFT),
};

function numberFooter(alignment: 'right' | 'left'): Footer {
  const run = new TextRun({
    font: font(faces.table),
    size: 28,
    children: ['— ', PageNumber.CURRENT, ' —'],
  });
  const indent = { [alignment]: 280 };
  return new Footer({ children: [new Paragraph({ alignment, indent, children: [run] })] });
}

export const headings = {
  title: HeadingLevel.TITLE,
  section: HeadingLevel.HEADING_1,
  part: HeadingLevel.HEADING_2,
} as const;
