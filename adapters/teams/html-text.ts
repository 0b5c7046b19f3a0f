/** The text of a message without Teams' markup. */
export function plainText(text: string): string {
  return text
    .replaceAll(/<at[^>]*>([\s\S]*?)<\/at>/gu, '$1')
    .replaceAll(/<[^>]+>/gu, ' ')
    .replaceAll('&nbsp;', ' ')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
    .trim();
}
