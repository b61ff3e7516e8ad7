// Puts an element to where it stands in the week: custom properties, since the content policy
// refuses style attributes in markup.
import { Directive, directive } from '/static/vendor/lit-html/directive.js';

class Place extends Directive {
  /** @param {Record<string, string | number>} _values */
  render(_values) { return undefined; }

  /**
   * @param {import('/static/vendor/lit-html/directive.js').Part} part
   * @param {[Record<string, string | number>]} given
   */
  update(part, [values]) {
    const element = 'element' in part ? part.element : null;
    if (!(element instanceof HTMLElement)) return undefined;
    for (const [name, value] of Object.entries(values)) element.style.setProperty(name, String(value));
    return undefined;
  }
}

/** `<div ${place({'--from': 3})}>` */
export const place = directive(Place);
