"use strict";

/* On every page. */

SearchKeys.open();
SearchArrival.show();
