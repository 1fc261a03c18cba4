// Every behaviour, each in a file of its own, bound by attribute.
import "./htmx";
import "./toast";
import "./theme";
import "./dialog";
