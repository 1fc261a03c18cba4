// Every behaviour, each in a file of its own, bound by attribute.
import "./htmx";
import "./toast";
import "./theme";
import "./dialog";
import "./palette";
import "./shortcuts";
import "./rows";
import "./columns";
import "./board-drag";
import "./board-keys";
import "./lookup";
import "./tags";
import "./repeat";
import "./money";
import "./date";
import "./filedrop";
import "./drafts";
