// Shows each notice in its time and hides it outside of it, by the reader's clock.
// data-from and data-until are moments with an offset (RFC 3339); from is inside, until is not. Without this script
// a page shows the notices that held when it was built.
(function () {
  "use strict";

  var box = document.getElementById("_notice");
  if (!box) { return; }

  // A notice to come waits in a <template>; it takes its place here, hidden until its time.
  var waiting = box.querySelectorAll("template");
  for (var i = 0; i < waiting.length; i += 1) {
    var notice = waiting[i].content && waiting[i].content.firstElementChild;
    if (notice) {
      notice.hidden = true;
      waiting[i].parentNode.replaceChild(notice, waiting[i]);
    }
  }

  // A moment that cannot be read is neither before nor after now, so it hides nothing.
  function isCurrent(notice, now) {
    var from = notice.getAttribute("data-from");
    var until = notice.getAttribute("data-until");
    return !(from && Date.parse(from) > now) && !(until && Date.parse(until) <= now);
  }

  function update() {
    var now = Date.now();
    var notices = box.querySelectorAll("p");
    var shown = 0;
    for (var i = 0; i < notices.length; i += 1) {
      notices[i].hidden = !isCurrent(notices[i], now);
      if (!notices[i].hidden) { shown += 1; }
    }
    box.hidden = shown === 0;
  }

  update();
  // A page that comes back from the browser's cache may have been left days ago.
  window.addEventListener("pageshow", update);
}());
