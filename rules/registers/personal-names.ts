/** Names of natural persons as the public sees them; pure. A convention of data minimisation, not a rule of law. */
const doubleSurnames = new Set([
  '欧阳',
  '太史',
  '端木',
  '上官',
  '司马',
  '东方',
  '独孤',
  '南宫',
  '万俟',
  '闻人',
  '夏侯',
  '诸葛',
  '尉迟',
  '公羊',
  '赫连',
  '澹台',
  '皇甫',
  '宗政',
  '濮阳',
  '公冶',
  '太叔',
  '申屠',
  '公孙',
  '慕容',
  '仲孙',
  '钟离',
  '长孙',
  '宇文',
  '司徒',
  '鲜于',
  '司空',
  '闾丘',
  '令狐',
  '百里',
  '呼延',
  '东郭',
  '南门',
  '羊舌',
  '微生',
  '梁丘',
  '左丘',
  '西门',
]);

/** 「张三丰」 → 「张某某」, 「欧阳修」 → 「欧阳某」: the surname, and 某 for each further letter. */
export function maskedName(name: string): string {
  const letters = [...name.replace(/[\s·•]/g, '')];
  const surname = letters.length > 2 && doubleSurnames.has(letters.slice(0, 2).join('')) ? 2 : 1;
  if (!/^\p{Script=Han}/u.test(name)) return '某某';
  return letters.slice(0, surname).join('') + '某'.repeat(Math.min(2, Math.max(1, letters.length - surname)));
}

/** Whether a text holds an identity number of a natural person: 18 places with a right check digit, or 15 digits. */
export function holdsIdentityNumber(text: string): boolean {
  const found = text.normalize('NFKC').match(/(?<!\d)\d{17}[\dXx](?![\dA-Za-z])/g) ?? [];
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
  return found.some((number) => {
    const sum = weights.reduce((total, weight, at) => total + weight * Number(number[at]), 0);
    return '10X98765432'[sum % 11] === number[17]?.toUpperCase();
  });
}
