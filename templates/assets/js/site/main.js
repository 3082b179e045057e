"use strict";

/* On every page. */

MovedPage.follow();
SearchKeys.open();
SearchArrival.show();
PageTools.open();
