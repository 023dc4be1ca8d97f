// What somebody types into a date field stays as it was typed, and the server says what is wrong with
// it. The calendar would replace a date that it cannot read by today's.
window.jQuery.fn.datetimepicker.defaults.validateOnBlur = false;
