"""Weekly hours, written as authors do and computed in another way than Haven and its script do.

The hours of a resource are painted, minute by minute, on a strip of time; what is open, until when, and when it opens next is read
from the strip. Instants come from `zoneinfo`: a time that a change of clocks skips has the offset before it, one that comes twice
is the first (`fold=0`).
"""

import dataclasses
import datetime
import zoneinfo

DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December")
WORDS = {
    "hours": ("Open now", "Open now, until {}", "Closed now", "Closed now, opens {}"),
    "meets": ("Meeting now", "Meeting now, until {}", "No meeting now", "Next meeting: {}"),
    "channel": ("Answered now", "Answered now, until {}", "Not answered now", "Not answered now; answered again {}"),
}
ZONES = {
    "America/New_York": "Eastern time", "America/Los_Angeles": "Pacific time", "America/Chicago": "Central time",
    "America/Phoenix": "Arizona time, which has no daylight saving",
    "Europe/London": "the time zone Europe/London", "Pacific/Auckland": "the time zone Pacific/Auckland",
}
MINUTE = datetime.timedelta(minutes=1)


@dataclasses.dataclass(frozen=True)
class Weekly:
    """`rules` are days (Monday is 0) with a time from … to … in minutes; `exceptions` are first and last day with such times."""

    zone: str
    rules: tuple
    exceptions: tuple = ()
    kind: str = "hours"
    always: bool = False

    def text(self, zone=True):
        """As an author writes it."""
        def clock(minutes):
            return "24:00" if minutes == 1440 else f"{minutes // 60 % 24:02d}:{minutes % 60:02d}"

        def times(pairs):
            return ", ".join(f"{clock(opens)}-{clock(closes)}" for opens, closes in pairs)

        week = "24/7" if self.always else ", ".join(
            ", ".join(DAYS[day][:3] for day in days) + " " + times([time]) for days, time in self.rules)
        if zone:
            week += " " + self.zone
        # The remark ends the list of days that are closed.
        days = [
            ("closed " if not pairs else "") + f"{first} to {last}" * (first != last) + f"{first}" * (first == last)
            + (" " + times(pairs) if pairs else " (away)")
            for first, last, pairs in self.exceptions]
        return "; ".join([week, *days])

    def times(self, day):
        """What begins on a day; of two exceptions about it the last holds."""
        for first, last, pairs in reversed(self.exceptions):
            if first <= day <= last:
                return list(pairs)
        if self.always:
            return [(0, 1440)]
        return [time for days, time in self.rules if day.weekday() in days]


class Strip:
    """The hours of one resource between two days of UTC."""

    def __init__(self, hours, first, last):
        self.hours = hours
        self.zone = zoneinfo.ZoneInfo(hours.zone)
        self.begin = datetime.datetime.combine(first, datetime.time(), datetime.timezone.utc)
        length = (last - first).days * 1440
        self.open = bytearray(length)
        self.openings = []
        day = first - datetime.timedelta(days=3)
        while day <= last + datetime.timedelta(days=2):
            for opens, closes in hours.times(day):
                start, end = self._minute(day, opens), self._minute(day, closes)
                if start < end:
                    self.openings.append((start, end))
                    start, end = max(0, min(start, length)), max(0, min(end, length))
                    self.open[start:end] = b"\1" * (end - start)
            day += datetime.timedelta(days=1)
        self.openings.sort()

    def _minute(self, day, minutes):
        midnight = datetime.datetime.combine(day, datetime.time())
        local = (midnight + minutes * MINUTE).replace(tzinfo=self.zone)
        return int((local.astimezone(datetime.timezone.utc) - self.begin) / MINUTE)

    def state(self, now):
        """Whether it is open, and at which moment that ends; the moment may be none."""
        minute = int((now - self.begin) / MINUTE)
        if self.hours.kind == "meets":
            current = [opening for opening in self.openings if opening[0] <= minute < opening[1]]
            if current:
                return True, self.begin + max(current)[1] * MINUTE
            coming = [start for start, _ in self.openings if start > minute]
            return False, self.begin + min(coming) * MINUTE if coming else None
        is_open = bool(self.open[minute])
        change = self.open.find(b"\0" if is_open else b"\1", minute)
        return is_open, self.begin + change * MINUTE if change >= 0 else None

    def says(self, now, reader):
        """What the page says at a moment to a reader in a zone."""
        is_open, moment = self.state(now)
        is_open_words, until, is_closed_words, again = WORDS[self.hours.kind]
        if moment is None or is_open and moment - now >= datetime.timedelta(days=7):
            return is_open_words if is_open else is_closed_words
        local, today = moment.astimezone(self.zone), now.astimezone(self.zone).date()
        time = _clock(local)
        # Midnight belongs to the day that it ends.
        day = (local.replace(tzinfo=None) - datetime.timedelta(microseconds=1)).date()
        if not is_open:
            day = local.date()
            time = "12\u00a0am" if (local.hour, local.minute) == (0, 0) else time
        reader = zoneinfo.ZoneInfo(reader)
        if not is_open or moment - now >= datetime.timedelta(days=1):
            name = DAYS[day.weekday()]
            if (day - today).days > 6:
                name = f"{name}, {MONTHS[day.month - 1]} {day.day},"
            if day == today == now.astimezone(reader).date():
                name = "today"
            time = f"{name} at {time}"
        said = (until if is_open else again).format(time)
        if any(at.astimezone(reader).utcoffset() != at.astimezone(self.zone).utcoffset() for at in (now, moment)):
            said += f" ({ZONES[self.hours.zone]})"
        return said


def _clock(local):
    if local.minute == 0 and local.hour in (0, 12):
        return "midnight" if local.hour == 0 else "noon"
    minutes = f":{local.minute:02d}" if local.minute else ""
    return f"{(local.hour + 11) % 12 + 1}{minutes}\u00a0{'am' if local.hour < 12 else 'pm'}"
