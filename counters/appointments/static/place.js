// Puts an element to where it stands in the week: custom properties, since the content policy
// refuses style attributes in markup.
import { Directive, directive } from '/static/vendor/lit-html/directive.js';

class Place extends Directive {
  render() { return undefined; }

  update(part, [values]) {
    for (const [name, value] of Object.entries(values)) part.element.style.setProperty(name, value);
    return undefined;
  }
}

/** `<div ${place({'--from': 3})}>` */
export const place = directive(Place);
