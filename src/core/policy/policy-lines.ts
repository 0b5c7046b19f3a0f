/** One line of a policy file, cleaned for reading: no line end, tabs and odd spaces turned into spaces. */
export interface PolicyLine {
  /** 1-based, as an editor shows it. */
  readonly number: number;
  readonly text: string;
}

/** Cuts a text into lines at LF, CRLF or CR; a byte order mark and Markdown comments are left out. */
export function splitLines(source: string): PolicyLine[] {
  const text = blankComments(source.replace(/^\uFEFF/, ''));
  return text.split(/\r\n|\n|\r/).map((line, index) => ({
    number: index + 1,
    text: line.replace(/[\t\u00A0\u202F]/g, ' ').trimEnd(),
  }));
}

/** Empties `<!-- … -->`, keeping its line ends so that the lines below keep their numbers. */
function blankComments(text: string): string {
  let kept = '';
  let position = 0;
  for (;;) {
    const start = text.indexOf('<!--', position);
    const end = start < 0 ? -1 : text.indexOf('-->', start + 4);
    if (end < 0) return kept + text.slice(position);
    kept += text.slice(position, start) + text.slice(start, end).replace(/[^\r\n]/g, '');
    position = end + 3;
  }
}
