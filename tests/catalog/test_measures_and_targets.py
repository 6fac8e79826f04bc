"""Every mistake in a measure or a target is told at its line, with what would be right."""

import pytest

from tests.catalog.office import told

HEAD = '''\
format: 1
units: [a, b]
data_elements:
  flow: {type: count, over_time: sum, over_units: sum}
  level: {type: count, over_time: last, over_units: sum}
  score: {type: score, over_time: mean, over_units: mean}
  half: {type: count, over_time: sum, over_units: sum, frequency: half_year}
  leva: {type: money, over_time: sum, over_units: sum, unit: лв.}
  euro: {type: money, over_time: sum, over_units: sum, unit: €}
  done: {type: yes_no, over_time: last, over_units: none}
  told: {type: text, over_time: last, over_units: none}
  by_a: {type: count, over_time: sum, over_units: sum, reported_by: [a]}
indicators:
'''
BROKEN = [
    ("measure: total", [
        "no_elements: A total needs “of”: the data elements to be added up."]),
    ("measure: total, of: []", [
        "no_elements: A total needs “of”: the data elements to be added up."]),
    ("measure: total, of: [flw]", [
        "unknown_element: There is no data element “flw”: did you mean “flow”?"]),
    ("measure: total, of: [flow, flow]", [
        "repeated: “flow” stands twice in this list; keep one of them."]),
    ("measure: total, of: [flow], numerator: [level]", [
        "key_not_for_measure: “numerator” means nothing for a total; take it out. Such an indicator may "
        "have: of, path, since."]),
    ("measure: total, of: [flow], factor: 10, as: points, base: baseline", [
        "key_not_for_measure: “factor” means nothing for a total; take it out. Such an indicator may have: "
        "of, path, since.",
        "key_not_for_measure: “base” means nothing for a total; take it out. Such an indicator may have: of, "
        "path, since.",
        "key_not_for_measure: “as” means nothing for a total; take it out. Such an indicator may have: of, "
        "path, since."]),
    ("measure: total, of: [flow], factr: 10", [
        "unknown_key: “factr” is not a key known here; did you mean “factor”?"]),
    ("measure: total, of: [flow, half]", [
        "mixed_frequencies: “half” has frequency half_year, “flow” has quarter; within one indicator they "
        "must be the same."]),
    ("measure: total, of: [leva, euro]", [
        "mixed_currencies: “euro” is in €, “leva” in лв.; different currencies are never added."]),
    ("measure: total, of: [done]", [
        "wrong_element_type: “done” is yes_no; a total is computed from: count, money, number, percent, "
        "score."]),
    ("measure: mean, of: [flow]", [
        "not_allowed_value: “measure” is “mean”; it may be total, ratio, change, milestone, text."]),
    ("measure: ratio, numerator: [flow]", [
        "no_elements: A ratio of sums needs “denominator”: a list of data elements."]),
    ("measure: ratio, of: [flow], denominator: [level]", [
        "key_not_for_measure: “of” means nothing for a ratio; take it out. Such an indicator may have: "
        "denominator, factor, numerator, path, since.",
        "no_elements: A ratio of sums needs “numerator”: a list of data elements."]),
    ("measure: ratio, numerator: [score], denominator: [flow]", [
        "not_summable: “score” has over_units mean; both sides of a ratio are sums, so it must be sum."]),
    ("measure: ratio, numerator: [flow], denominator: [flow], factor: 0", [
        "out_of_range: “factor” is 0; it must be above 0."]),
    ("measure: milestone, of: [flow]", [
        "wrong_element_type: “flow” is count; a milestone is computed from: date, yes_no."]),
    ("measure: milestone, of: [done, done]", [
        "repeated: “done” stands twice in this list; keep one of them.",
        "one_element: A milestone has exactly one data element in “of”; here are 2."]),
    ("measure: milestone, of: []", [
        "one_element: A milestone has exactly one data element in “of”; here are 0."]),
    ("measure: milestone, of: [done], targets: [{due: 2015-01-01}, {due: 2016-01-01}]", [
        "milestone_target: A milestone has one due date; here are 2. Make one milestone of each."]),
    ("measure: milestone, of: [done], targets: [{due: 2015-01-01, value: 2}]", [
        "milestone_target: The target of a milestone is 1 (done), not 2."]),
    ("measure: milestone, of: [done], path: step", [
        "key_not_for_measure: “path” means nothing for a milestone; take it out. Such an indicator may have: "
        "of."]),
    ("measure: text, of: [flow]", [
        "wrong_element_type: “flow” is count; a text is computed from: text."]),
    ('measure: text, of: [told], targets: [{period: "2015", value: 1}]', [
        "warning text_target: A text is told, never judged: its targets have no effect."]),
    ("measure: change, base: previous_year", [
        "of_or_ratio: A change is either of a total (“of”) or of a ratio (“numerator” and “denominator”): "
        "give one of the two."]),
    ("measure: change, of: [flow], numerator: [flow], denominator: [level], base: previous_year", [
        "of_or_ratio: A change is either of a total (“of”) or of a ratio (“numerator” and “denominator”): "
        "give one of the two."]),
    ("measure: change, numerator: [flow], base: previous_year", [
        "no_elements: A ratio of sums needs “denominator”: a list of data elements."]),
    ("measure: change, of: [flow]", [
        "no_base: A change needs “base”: previous_year or baseline."]),
    ("measure: change, of: [flow], base: previous_year, since: 2011", [
        "key_not_for_measure: “since” means nothing for a change; take it out. Such an indicator may have: "
        "as, base, denominator, factor, numerator, of, path."]),
    ("measure: change, of: [flow], base: baseline", [
        "no_baseline: “base: baseline” needs a “baseline” with a period and a value."]),
    ("measure: change, of: [flow, by_a], base: previous_year", [
        "different_reporters: “by_a” and “flow” are not reported by the same units (b); a change compares "
        "like with like."]),
    ("measure: change, of: [flow], base: previous_year, factor: 1000", [
        "key_not_for_measure: “factor” means nothing for the change of a total; take it out."]),
    ("measure: total, of: [flow], tolerance: -0.1", [
        "out_of_range: “tolerance” is -0.1; it is a share of the target, from 0 to 1."]),
    ("measure: total, of: [flow], decimals: -1", [
        "out_of_range: “decimals” is -1; it goes from 0 to 6."]),
    ("measure: total, of: [flow], decimals: 1.5", [
        "wrong_value: “1.5” is not a whole number; write it like 2."]),
    ("measure: total, of: [flow], thresholds: {on_track: 0.5}", [
        "thresholds: on_track is 0.5 and at_risk is 0.60; they must be shares with 0 ≤ at_risk ≤ on_track ≤ "
        "1."]),
    ("measure: total, of: [flow], thresholds: {on_track: 85, at_risk: 60}", [
        "thresholds: on_track is 85 and at_risk is 60; they must be shares with 0 ≤ at_risk ≤ on_track ≤ 1."]),
    ("measure: total, of: [flow], units: [a, c]", [
        "unknown_unit: There is no unit “c”: known are a, b."]),
    ("measure: total, of: [by_a], units: [b]", [
        "unit_reports_nothing: “b” reports none of the data elements used here; leave it out or add it to "
        "their reported_by."]),
    ("measure: total, of: [flow], units: []", [
        "no_units: The list of units is empty; leave it out if all units count."]),
    ("measure: total, of: [flow], responsible: c", [
        "unknown_unit: There is no unit “c”: known are a, b."]),
    ("measure: total, of: [flow], path: linier", [
        "not_allowed_value: “path” is “linier”; it may be accumulate, level, step, linear."]),
    ("measure: total, of: [level], path: accumulate", [
        "path: “path: accumulate” fits only a total of data elements with over_time sum; leave path out, or "
        "take level, step or linear."]),
    ("measure: ratio, numerator: [flow], denominator: [level], path: accumulate", [
        "path: “path: accumulate” fits only a total of data elements with over_time sum; leave path out, or "
        "take level, step or linear."]),
    ('measure: total, of: [flow], since: 2016, targets: [{period: "2015", value: 1}]', [
        "since: Counting starts in January 2016, after the first target (2015-12-31); start earlier."]),
    ("measure: total, of: [flow], since: 20111", [
        "out_of_range: “since” is 20111; it is a year such as 2011."]),
    ("measure: total, of: [flow], targets: [{value: 1}]", [
        "target_date: A target is due either at the end of its “period” or on the day “due”: give one of the "
        "two."]),
    ('measure: total, of: [flow], targets: [{period: "2015", due: 2015-12-31, value: 1}]', [
        "target_date: A target is due either at the end of its “period” or on the day “due”: give one of the "
        "two."]),
    ('measure: total, of: [flow], targets: [{period: "2015"}]', [
        "missing: “value” is missing; add it."]),
    ("measure: total, of: [flow], targets: [{due: 2015-12-31, value: 1}]", [
        'due_when_accumulating: A total that accumulates has targets for periods, not days; write period: '
        '"2015", or choose another path.']),
    ("measure: total, of: [flow], targets: [{period: 2015Q1, value: 1}, {period: 2015Q2, value: 1}]", [
        "some_periods: 2015 has targets for 2 of its 4 periods (quarter); give all of them, or one for the "
        "year."]),
    ('measure: total, of: [flow], '
     'targets: [{period: "2015", value: 9}, {period: 2015H1, value: 4}, {period: 2015H2, value: 4}]', [
        "year_total: The target of 2015 is 9, but those of its periods add up to 8; make them equal or leave "
        "the year out."]),
    ('measure: total, of: [flow], targets: [{period: "2015", value: 9}, {period: "2015", value: 8}]', [
        "same_date: Two targets are due on 2015-12-31; keep one of them."]),
    ('measure: total, of: [level], targets: [{period: "2015", value: 9}, {due: 2015-12-31, value: 8}]', [
        "same_date: Two targets are due on 2015-12-31; keep one of them."]),
    ('measure: total, of: [level], baseline: {period: "2014", value: 10}, targets: [{period: "2015", value: 9}]', [
        "warning behind_baseline: The target 9 lies behind the baseline 10 (direction increase): it will be "
        "judged as met or not met only. Is the direction right?"]),
    ('measure: total, of: [level], path: linear, baseline: {period: "2015", value: 1}, '
     'targets: [{period: "2015", value: 9}]', [
        "warning late_baseline: The target is due on 2015-12-31, not after the baseline (2015); a line needs "
        "a way to go."]),
    ("measure: total, of: [level], baseline: {period: 2014-12-31, value: 10}", [
        "wrong_value: “2014-12-31” is not a period; write it like 2015, 2015H1, 2015Q3 or 2015-07."]),
    ("measure: total, of: [level], targets: [{due: 31.12.2015, value: 9}]", [
        "wrong_value: “31.12.2015” is not a date; write it like 2015-12-31."]),
    ("measure: total, of: [level], targets: [{due: 2015-02-30, value: 9}]", [
        "wrong_value: “2015-02-30” is not a date; write it like 2015-12-31."]),
    ('measure: total, of: [level], targets: [{period: "2015", value: "1,5"}]', [
        "wrong_value: “1,5” is not written as a number here; write 1.5."]),
    ('measure: total, of: [level], targets: [{period: "2015", value: 30 %}]', [
        "wrong_value: “30 %” is not a number; write it like 1200 or 12.5."]),
    ('measure: total, of: [level], targets: [{period: "2015", value: 0.1234567}]', [
        "wrong_value: “0.1234567” has more than 6 decimals; round it."]),
    ('measure: total, of: [level], targets: [{period: "2015", value: 1234567890123456}]', [
        "wrong_value: “1234567890123456” has more than 15 digits; give it in a larger unit."]),
    ("measure: total, of: level", [
        "wrong_type: “of” is “level”; it wants a list."]),
    ('measure: total, of: [level], targets: {period: "2015", value: 1}', [
        "wrong_type: “targets” is a set of keys; it wants a list."]),
    ("measure: total, of: [level], name: Потребители, direction: up", [
        "not_allowed_value: “direction” is “up”; it may be increase, decrease, maintain."]),
]


@pytest.mark.parametrize(("indicator", "sentences"), BROKEN, ids=[indicator for indicator, _ in BROKEN])
def test_a_mistake_is_told_at_its_line_with_what_would_be_right(tmp_path, indicator, sentences):
    assert told(tmp_path, f"{HEAD}  x: {{{indicator}}}\n") == [f"14: {sentence}" for sentence in sentences]
