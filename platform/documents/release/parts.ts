/** Which parts of an Office file belong to what is shown; everything else is left behind, known or not. */

const office = 'application/vnd.openxmlformats-officedocument.';

/** By the content type, since parts may lie anywhere under any name. */
const shown: readonly RegExp[] = [
  /^wordprocessingml\.(document\.main|styles|numbering|settings|fontTable|webSettings|header|footer|footnotes|endnotes)\+xml$/,
  /^spreadsheetml\.(sheet\.main|worksheet|chartsheet|styles|sharedStrings|table|pivotTable|pivotCacheDefinition|pivotCacheRecords|sheetMetadata)\+xml$/,
  /^presentationml\.(presentation\.main|slideshow\.main|slide|slideLayout|slideMaster|notesSlide|notesMaster|handoutMaster|presProps|viewProps|tableStyles)\+xml$/,
  /^(theme|themeOverride|drawing|drawingml\.(chart|chartshapes|diagram\w+))\+xml$/,
  /^obfuscatedFont$/,
];
const alsoShown =
  /^(application\/vnd\.ms-(office\.(chartstyle|chartcolorstyle|drawingml\.diagramDrawing|chartex)|word\.stylesWithEffects|excel\.(slicer|slicerCache|rd\w+|rich\w+))\+xml|application\/vnd\.wps-officedocument\.cellimage\+xml|image\/(png|jpe?g|gif|bmp|tiff|x-emf|x-wmf|webp)|video\/mp4|audio\/(mpeg|mp4|x-wav|wav))$/;

/** Whether a part of this content type is shown to readers. */
export const isShown = (type: string): boolean =>
  alsoShown.test(type) ||
  (type.startsWith(office) && shown.some((one) => one.test(type.slice(office.length))));

const macros =
  /macroEnabled|vbaProject|vbaData|macrosheet|intlmacrosheet|dialogsheet|keyMapCustomizations|addin\./i;

/** Whether a part of this type or name is code. */
export const isCode = (part: string, type: string): boolean =>
  macros.test(type) ||
  /(^|\/)vba[^/]*\.bin$|\.(exe|dll|vbs|js|hta|bat|cmd|scr|jar|html?|mht|ps1)$/i.test(part);

const words: readonly (readonly [where: RegExp, what: string])[] = [
  [/core-properties|extended-properties|custom-properties|docProps\//, '作者、单位、编辑时间等文档属性'],
  [/thumbnail/i, '缩略图'],
  [/comment|person|people/i, '批注'],
  [/printerSettings/i, '打印机设置'],
  [/externalLink/i, '指向其他文件的链接'],
  [/oleObject|package|embeddings\//i, '嵌入的其他文件'],
  [/attachedTemplate/i, '模板路径'],
  [/activeX|control|ctrlProps/i, '控件'],
  [/connections|queryTable/i, '数据连接'],
  [/revision|usernames/i, '修订历史'],
  [/customXml/i, '附加数据（customXml）'],
  [/webextension|taskpane/i, '加载项'],
];

/** What a part, or a relation, that is left behind is called; '' when it is not worth telling. */
export const wordsFor = (partOrType: string): string =>
  words.find(([where]) => where.test(partOrType))?.[1] ?? '';
