/** Names of files from strangers, made safe to save on any system and to show in any sentence. */

const longest = 120;
/** Direction, joining and invisible marks make "txt.exe" look like "exe.txt". */
const invisible = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\u2028\u2029\u115f\u1160\u3164\uffa0]/gu;
const reserved = /^(con|prn|aux|nul|com\d|lpt\d|conin\$|conout\$)$/i;
const endings =
  /\.(docx?|docm|dotm?|xlsx?|xlsm|xlsb|xltm?|pptx?|pptm|ppsx?|pdf|ofd|txt|csv|wps|et|dps|rtf|jpe?g|jfif|png|gif|webp|bmp|svgz?|tiff?|hei[cf]|mp4|m4v|mov|avi|html?|xhtml|mht(ml)?|php\d?|jspx?|aspx?|js|mjs|exe|com|bat|cmd|scr|pif|vbs|ps1|lnk|hta|jar|msi|dll|sh|zip|rar|7z|xml|json)$/i;

/**
 * The last part of the path without control and direction characters, without endings that promise something else, at
 * most 120 characters; ends with the ending of the content ('docx'). Never empty.
 */
export function cleanFileName(name: string, ending: string): string {
  const last = name.normalize('NFC').replace(invisible, '').split(/[\\/]/).at(-1) ?? '';
  let stem = last
    .replace(/[<>:"|?*]+/g, '_')
    .replace(/\s+/g, ' ')
    .trim();
  while (endings.test(stem)) stem = stem.replace(endings, '').trim();
  stem = stem.replace(/^[.\s]+|[.\s]+$/g, '');
  const short = [...stem].slice(0, longest).join('').trim();
  const safe = short === '' ? '未命名' : reserved.test(short.split('.', 1)[0] ?? '') ? `_${short}` : short;
  return `${safe}.${ending}`;
}
