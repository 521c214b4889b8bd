/*
  Checks the contact form before the browser sends it. Without this script the form works as well; the browser then checks
  what is required, and the form service the rest. There is no text here: all words stand in the page, in data attributes.
  Nothing is sent from here, kept or counted. Written for old phones: no syntax newer than ECMAScript 5.
*/
(function () {
  "use strict";

  // A second press on the button within this time is the first one again.
  var DOUBLE_PRESS = 2000;

  var form = document.querySelector("form[data-contact-form]");
  var summary = document.getElementById("_form-errors");
  var status = document.getElementById("_form-status");
  if (!form || !summary || !status || !("files" in document.createElement("input"))) { return; }
  var list = summary.querySelector("ul");
  var sentAt = 0;

  // Named fields hide members of the form, such as `elements`; methods with a capital inside are safe, ids have none.
  function all(selector, root) { return Array.prototype.slice.call((root || form).querySelectorAll(selector)); }

  function controls(field) { return all("input, textarea", field); }

  function fill(text, values) {
    return text.replace(/\{(file|size|count)\}/g, function (whole, name) {
      return name in values ? values[name] : whole;
    });
  }

  // Rounded up, so that a file that is too large never seems to be just right.
  function megabytes(bytes) { return String(Math.ceil(bytes / 1048576 * 10) / 10); }

  function isAnswered(field) {
    return controls(field).some(function (control) {
      if (control.type === "radio" || control.type === "checkbox") { return control.checked; }
      return /\S/.test(control.value);
    });
  }

  // Some cameras and share menus give files without an ending; the media type then says what they are. With an ending the media
  // type has only to agree: of pictures there are odd ones, such as image/jpg, and a browser that does not know one says nothing.
  function isTaken(field, file) {
    var dot = file.name.lastIndexOf(".");
    var ending = dot < 0 ? "" : file.name.slice(dot + 1).toLowerCase();
    var media = field.getAttribute("data-media").split(" ");
    if (!ending) { return media.indexOf(file.type) >= 0; }
    if (field.getAttribute("data-endings").split(" ").indexOf(ending) < 0) { return false; }
    return !file.type || media.some(function (known) {
      return file.type === known || (known.indexOf("image/") === 0 && file.type.indexOf("image/") === 0);
    });
  }

  function fileError(field, file) {
    var values = { file: file.name, size: megabytes(file.size) };
    if (!isTaken(field, file)) { return fill(field.getAttribute("data-wrong-kind"), values); }
    if (file.size > Number(field.getAttribute("data-largest"))) { return fill(field.getAttribute("data-too-large"), values); }
    if (file.size === 0) { return fill(field.getAttribute("data-empty"), values); }
    return "";
  }

  // What is wrong with a field, in the words of the page; empty if nothing is.
  function errorOf(field) {
    var control = controls(field)[0];
    // A date of which only a part is typed has no value, but it is not empty to whoever typed it.
    if (field.hasAttribute("data-malformed") && control.validity && control.validity.badInput) {
      return field.getAttribute("data-malformed");
    }
    if (!isAnswered(field)) { return field.getAttribute("data-required") || ""; }
    if (field.hasAttribute("data-email") && !/^[^\s@]+@[^\s@]+\.[^\s@.]+$/.test(control.value.trim())) {
      return field.getAttribute("data-email");
    }
    if (field.hasAttribute("data-maximum") && control.value.length > Number(field.getAttribute("data-maximum"))) {
      return fill(field.getAttribute("data-too-long"), { count: String(control.value.length) });
    }
    return field.hasAttribute("data-largest") ? fileError(field, control.files[0]) : "";
  }

  // Every field with its error, and then what only the form as a whole can get wrong.
  function findErrors() {
    var fields = all("[data-field]");
    var errors = [];
    fields.forEach(function (field) {
      var text = errorOf(field);
      if (text) { errors.push({ field: field, text: text }); }
    });
    var reaching = all("[data-reaches]");
    if (form.hasAttribute("data-reach") && reaching.length && !reaching.some(isAnswered)) {
      errors.push({ field: reaching[0], text: form.getAttribute("data-reach") });
    }
    var uploads = fields.filter(function (field) { return field.hasAttribute("data-largest") && isAnswered(field); });
    var total = uploads.reduce(function (sum, field) { return sum + controls(field)[0].files[0].size; }, 0);
    if (form.hasAttribute("data-total") && total > Number(form.getAttribute("data-total"))) {
      errors.push({
        field: uploads[uploads.length - 1],
        text: fill(form.getAttribute("data-total-error"), { size: megabytes(total) })
      });
    }
    return errors.sort(function (left, right) { return fields.indexOf(left.field) - fields.indexOf(right.field); });
  }

  // The element that speaks for a field: its one control, or the group of a choice.
  function speaker(field) { return field.tagName === "FIELDSET" ? field : controls(field)[0]; }

  function describe(field, id, isWrong) {
    var element = speaker(field);
    var ids = (element.getAttribute("aria-describedby") || "").split(" ").filter(function (other) {
      return other && other !== id;
    });
    if (isWrong) { ids.push(id); }
    if (ids.length) {
      element.setAttribute("aria-describedby", ids.join(" "));
    } else {
      element.removeAttribute("aria-describedby");
    }
    if (field === element) { return; }
    if (isWrong) {
      element.setAttribute("aria-invalid", "true");
    } else {
      element.removeAttribute("aria-invalid");
    }
  }

  // Shows errors beside a field, or takes back those shown before.
  function mark(field, texts) {
    var id = "_error-" + field.getAttribute("data-field");
    var note = document.getElementById(id);
    if (note) { note.parentNode.removeChild(note); }
    describe(field, id, texts.length > 0);
    if (!texts.length) { return; }
    note = document.createElement("p");
    note.id = id;
    note.className = "field-error";
    note.textContent = texts.join(" ");
    // Before the first control, so that it is read and seen before the answer.
    var place = controls(field)[0];
    while (place.parentNode !== field) { place = place.parentNode; }
    field.insertBefore(note, place);
  }

  function show(errors) {
    all("[data-field]").forEach(function (field) {
      mark(field, errors.filter(function (error) { return error.field === field; })
        .map(function (error) { return error.text; }));
    });
    list.textContent = "";
    errors.forEach(function (error) {
      var control = controls(error.field)[0];
      var item = document.createElement("li");
      var link = document.createElement("a");
      link.setAttribute("href", "#" + control.id);
      link.textContent = error.text;
      link.addEventListener("click", function (event) {
        event.preventDefault();
        control.focus();
      });
      item.appendChild(link);
      list.appendChild(item);
    });
    summary.hidden = !errors.length;
    if (errors.length) { summary.focus(); }
  }

  // Errors stay until the next attempt. If one went as soon as its field is mended, the button would move away under the
  // finger that presses it, and the press would be lost.
  form.addEventListener("submit", function (event) {
    var now = new Date().getTime();
    if (now >= sentAt && now - sentAt < DOUBLE_PRESS) {
      event.preventDefault();
      return;
    }
    var errors = findErrors();
    show(errors);
    if (errors.length) {
      event.preventDefault();
      status.textContent = "";
      return;
    }
    sentAt = now;
    status.textContent = status.getAttribute("data-sending");
  });

  // Back from the page of the form service: nothing is being sent any more, and everything typed is still there.
  window.addEventListener("pageshow", function () {
    sentAt = 0;
    status.textContent = "";
  });

  // From here on the browser leaves the checking to this script.
  form.setAttribute("novalidate", "");
}());
