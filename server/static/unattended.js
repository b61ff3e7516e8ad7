// On pages of the server's own for screens that nobody sits at: as on those of kiosk and display, no key
// opens anything of the browser's, and the screen stays lit.
import { alive } from '/static/alive.js';
import { keepAwake } from '/static/awake.js';
import { leaveUnattended } from '/static/unattended.js';

leaveUnattended(window);
keepAwake();
alive();
