/*
  Says whether somebody is there now, beside hours that stand in the page anyway. All words come from the page, in data attributes.
  The hours are read as Haven reads them: on the clock of their zone, a time that a change of clocks skips with the offset before it,
  a time that comes twice as the first. Nothing is sent, kept or counted. Written for old phones: no syntax newer than ECMAScript 5;
  a browser that knows no time zones does nothing.
*/
(function () {
  "use strict";

  var MINUTE = 60000;
  var DAY = 86400000;
  // The offsets of all zones change on a quarter of an hour.
  var QUARTER = 900000;

  if (!window.Intl || !Intl.DateTimeFormat || !window.JSON) { return; }

  var texts = {};
  var clocks = {};
  var lines = [];
  var timer = null;

  function all(selector) { return Array.prototype.slice.call(document.querySelectorAll(selector)); }

  function fill(text, values) {
    return (text || "").replace(/\{(\w+)\}/g, function (whole, name) { return name in values ? values[name] : whole; });
  }

  // The clock of a zone. Dates and times without a zone are counted in milliseconds, as if they were in UTC.
  function Clock(zone) {
    var known = {};
    var format = new Intl.DateTimeFormat("en-US", {
      timeZone: zone, hour12: false, year: "numeric", month: "numeric", day: "numeric",
      hour: "numeric", minute: "numeric", second: "numeric"
    });

    function offset(instant) {
      var quarter = Math.floor(instant / QUARTER);
      if (!(quarter in known)) {
        // 3/14/2027, 24:30:00 is half past midnight in some browsers.
        var part = format.format(new Date(quarter * QUARTER)).match(/\d+/g);
        known[quarter] = Date.UTC(part[2], part[0] - 1, part[1], part[3] % 24, part[4], part[5]) - quarter * QUARTER;
      }
      return known[quarter];
    }

    this.offset = offset;
    this.local = function (instant) { return instant + offset(instant); };
    this.instant = function (local) {
      var before = offset(local - DAY);
      var after = offset(local + DAY);
      if (before === after || offset(local - before) === before) { return local - before; }
      return local - (offset(local - after) === after ? after : before);
    };
  }

  function dayOf(local) { return Math.floor(local / DAY); }

  // "2027-03-14" as a number of days since 1970-01-01.
  function dayNumber(text) {
    var part = text.split("-");
    return Date.UTC(part[0], part[1] - 1, part[2]) / DAY;
  }

  // The times that begin on a day. Of two exceptions about the same day the last holds. 1970-01-01 was a Thursday.
  function times(hours, day) {
    for (var i = hours.exceptions.length - 1; i >= 0; i -= 1) {
      var exception = hours.exceptions[i];
      if (exception.first <= day && day <= exception.last) { return exception.times; }
    }
    return hours.week[((day + 3) % 7 + 7) % 7];
  }

  // From when to when it is open, for all that begins on some days. What lies in a gap of the clock has no length.
  function openings(line, first, last) {
    var found = [];
    for (var day = first; day <= last; day += 1) {
      times(line.hours, day).forEach(function (time) {
        var start = line.clock.instant(day * DAY + time[0] * MINUTE);
        var end = line.clock.instant(day * DAY + time[1] * MINUTE);
        if (end > start) { found.push({ start: start, end: end }); }
      });
    }
    return found.sort(function (a, b) { return a.start - b.start || a.end - b.end; });
  }

  // Until when it is open, and when it opens next; null for what is not so, or not within the days looked at.
  function state(line, now, days) {
    var today = dayOf(line.clock.local(now));
    var found = { until: null, next: null };
    // They stay the same for a day, and a list may have a thousand of them.
    if (line.today !== today) { line.today = today; line.known = {}; }
    line.known[days] = line.known[days] || openings(line, today - 2, today + days);
    line.known[days].forEach(function (opening) {
      if (opening.start > now && found.next === null) { found.next = opening.start; }
      if (line.kind === "meets") {
        // Of meetings that overlap, the one that began last is the one to join.
        if (opening.start <= now && now < opening.end) { found.until = opening.end; }
      } else if (opening.start <= (found.until === null ? now : found.until) && opening.end > (found.until || now)) {
        // What begins before the end of what is open goes on with it.
        found.until = opening.end;
      }
    });
    return found;
  }

  // A day that begins does so at 12 am: "midnight" is its end as well.
  function clockText(local, isBeginning) {
    var minutes = Math.floor(local / MINUTE) % 1440;
    var hour = Math.floor(minutes / 60);
    var minute = minutes % 60;
    if (minutes === 0 && !isBeginning) { return texts.midnight; }
    if (minutes === 720) { return texts.noon; }
    var time = String((hour + 11) % 12 + 1) + (minute ? ":" + (minute < 10 ? "0" : "") + minute : "");
    return fill(hour < 12 ? texts.am : texts.pm, { time: time });
  }

  // The day that people name an end by: midnight belongs to the day that it ends.
  function namedDay(local) { return dayOf(local - 1); }

  // Where the reader's clocks show something else than those of the zone, at the moment now and at the one spoken of.
  function isElsewhere(line, now, instant) {
    return [now, instant].some(function (moment) {
      return new Date(moment).getTimezoneOffset() * -MINUTE !== line.clock.offset(moment);
    });
  }

  function withDay(line, now, instant, isBeginning) {
    var local = line.clock.local(instant);
    var today = dayOf(line.clock.local(now));
    var day = isBeginning ? dayOf(local) : namedDay(local);
    var date = new Date(day * DAY);
    var reader = new Date(now);
    var isToday = day === today && today === Date.UTC(reader.getFullYear(), reader.getMonth(), reader.getDate()) / DAY;
    var name = texts.days[(day + 3) % 7];
    if (day - today > 6) {
      name = fill(texts.date, { day: name, month: texts.months[date.getUTCMonth()], number: date.getUTCDate() });
    }
    return fill(isToday ? texts.today : texts.on_day, { day: name, time: clockText(local, isBeginning) });
  }

  // What is said of a moment, and whether it is open then.
  function status(line, now) {
    var words = texts[line.kind];
    var found = state(line, now, 8);
    // Days that differ, or a time in the gap of a clock, can keep it closed for longer than a week.
    if (found.until === null && found.next === null) { found = state(line, now, 375); }
    var isOpen = found.until !== null;
    var moment = isOpen ? found.until : found.next;
    // What has no end in sight needs none.
    if (isOpen && moment - now >= 7 * DAY) { return { isOpen: true, text: words.open }; }
    if (moment === null) { return { isOpen: false, text: words.closed }; }
    var time = isOpen && moment - now < DAY ? clockText(line.clock.local(moment)) : withDay(line, now, moment, !isOpen);
    var said = fill(isOpen ? words.open_until : words.closed_until, { time: time });
    if (isElsewhere(line, now, moment)) { said = fill(texts.zone, { text: said, zone: line.zone }); }
    return { isOpen: isOpen, text: said };
  }

  function update() {
    var now = Date.now();
    lines.forEach(function (line) {
      var found = status(line, now);
      if (found.text === line.said) { return; }
      line.said = found.text;
      line.element.textContent = found.text;
      line.element.setAttribute("data-now", found.isOpen ? "open" : "closed");
      line.element.hidden = false;
    });
  }

  // Looks at the clock with each new minute, and again when somebody comes back to the page.
  function run() {
    clearTimeout(timer);
    update();
    if (!document.hidden) { timer = setTimeout(run, Math.max(1000, MINUTE - Date.now() % MINUTE)); }
  }

  // More than one script element may stand in a page, each for a part of it; the first that runs does the work of all.
  // What cannot be read, because a host has rewritten it or because this browser does not know the zone, is left alone: the hours
  // stand in the page.
  all("script[data-open-now-texts]").forEach(function (script) {
    try {
      var some = JSON.parse(script.getAttribute("data-open-now-texts"));
      Object.keys(some).forEach(function (key) { texts[key] = some[key]; });
    } catch (unreadable) { return; }
  });
  all("[data-open-now]").forEach(function (element) {
    try {
      var hours = JSON.parse(element.getAttribute("data-open-now"));
      clocks[hours.zone] = clocks[hours.zone] || new Clock(hours.zone);
      hours.exceptions = hours.exceptions.map(function (exception) {
        return { first: dayNumber(exception[0]), last: dayNumber(exception[1]), times: exception[2] };
      });
      var line = {
        element: element, hours: hours, clock: clocks[hours.zone], said: "",
        kind: element.getAttribute("data-kind"), zone: element.getAttribute("data-zone")
      };
      status(line, Date.now());
      lines.push(line);
    } catch (unreadable) { return; }
    element.removeAttribute("data-open-now");
  });
  if (lines.length) {
    run();
    document.addEventListener("visibilitychange", run);
    window.addEventListener("pageshow", run);
  }
}());
