/** Text of at most so many characters; what was cut off shows as an ellipsis. */
export function clip(text: string, most: number): string {
  return text.length <= most ? text : `${text.slice(0, most - 1).toWellFormed()}…`
}
