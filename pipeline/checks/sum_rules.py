"""The rules about sums and shares. What they ask is in `totals` and `limits`; all rules are in `rules`."""

from pipeline.checks import limits, totals
from pipeline.checks.rule import Rule

SUM_RULES: tuple[Rule, ...] = (
    Rule(
        "results_total",
        "error",
        "The votes and posts of all options add up to the total stated under them.",
        "Aqmola Region: the total of seats is stated as 94, its 6 parts add up to 95",
        totals.failing("results_total"),
    ),
    Rule(
        "row_total",
        "error",
        "The candidates of all options in a place add up to the place's stated total.",
        "Aqmola Region: the total of candidates is stated as 303, its 7 parts add up to 302",
        totals.failing("row_total"),
    ),
    Rule(
        "column_total",
        "error",
        "The places of a table of candidates add up to its total row, column by column.",
        "Kazakhstan: the total of races is stated as 743, its 14 parts add up to 737",
        totals.failing("column_total"),
    ),
    Rule(
        "places_total",
        "error",
        "The result over all places is the sum of the places, option by option and in total.",
        "Independent, Kazakhstan: the total of seats is stated as 33, its 14 parts add up to 98",
        totals.failing("places_total"),
    ),
    Rule(
        "nominations_total",
        "error",
        "The candidates of all parties in one table add up to the number its shares are of.",
        "Kazakhstan: the total of candidates is stated as 867, its 5 parts add up to 866",
        totals.failing("nominations_total"),
    ),
    Rule(
        "result_share",
        "error",
        "A share is its count in percent of the stated total, rounded half up, half to even, or cut.",
        "Nur Otan, Aqmola Region: votes are stated as 60.79 %, but 46109 of 75833 is 60.80 %",
        totals.failing("result_share"),
    ),
    Rule(
        "nomination_share",
        "error",
        "A share of candidates is their count in percent of the count beside it.",
        "Nur Otan: candidates are stated as 66 %, but 588 of 867 is 68 %",
        totals.failing("nomination_share"),
    ),
    Rule(
        "turnout",
        "error",
        "Turnout is votes in percent of registered voters.",
        "Kazakhstan: turnout is stated as 79.01 %, but 956984 of 1209817 is 79.10 %",
        totals.failing("turnout"),
    ),
    Rule(
        "share_total",
        "error",
        "The shares of a contest add up to 100, give or take one unit of the last digit for every share.",
        "Ülken Rural District: 5 shares of votes add up to 103.77, not to 100",
        totals.failing("share_total"),
    ),
    Rule(
        "total_share",
        "error",
        "The share beside a total is 100, the sum of the shares listed, or the total in percent of registered voters.",
        "Kazakhstan: the share of the total of votes is stated as 100.01 %, not as 100",
        totals.failing("total_share"),
    ),
    Rule(
        "majority",
        "error",
        "A majority is the votes of the first less those of the second.",
        "District 4: the majority is stated as 560, but 3210 less 2640 is 570",
        totals.failing("majority"),
    ),
    Rule(
        "poll_total",
        "error",
        "The shares of a poll add up to no more than 100, give or take one unit of the last digit for every share.",
        "Rasmussen Reports: 4 shares add up to 111, over 100",
        totals.failing("poll_total"),
    ),
    Rule(
        "out_of_limits",
        "error",
        "Votes are no more than voters, valid votes no more than votes, shares no more than 100, and nothing is negative.",
        "Aqmola Region: votes are stated as 100112, more than the 100111 registered voters",
        limits.out_of_limits,
    ),
)
