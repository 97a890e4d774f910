// The scripts of every page. Each module looks for its attributes and adds to what works without it; the attributes
// are listed in the documentation of the crate `html`.

import "./htmx.js";
import "./charts-lazily.js";
import "./clocks.js";
import "./copy.js";
import "./dialogs.js";
import "./drafts.js";
import "./drop.js";
import "./forms.js";
import "./keys.js";
import "./lists.js";
import "./live.js";
import "./menus.js";
import "./palette.js";
import "./presence.js";
import "./theme.js";
import "./toasts.js";
