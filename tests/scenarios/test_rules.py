"""The team’s rules: made by admins, above the answer for all."""

from bot.playground.seed import ALEX, MINSEO
from tests.scenarios.teams import Team
from tests.slack import assert_says, button_labels


async def test_a_rule_stands_above_the_answer(team: Team) -> None:
    seen = await team.slack.slash_command("rule 503 we page the owner at once https://wiki.example/1")
    assert_says(seen.answer, "we page the owner at once", "503")
    await team.knows_ruling("we page the owner")
    answer = (await team.slack.slash_command("503", user=MINSEO)).answer
    assert_says(answer, "Your team's rule: we page the owner at once (alex", "https://wiki.example/1")
    assert answer.text.index("Your team's rule") < answer.text.index("English 503: summary.")
    assert team.database.sql("SELECT who, op FROM edit_history") == [(ALEX, "insert")]


async def test_rules_are_listed_for_all_and_taken_back_by_admins(team: Team) -> None:
    assert_says((await team.slack.slash_command("rule list")).answer, "no rules yet")
    await team.slack.slash_command("rule 503 we <page> the owner")
    listed = await team.slack.slash_command("rule list", user=MINSEO)
    assert_says(listed.answer, "we &lt;page&gt; the owner")
    assert button_labels(listed.answer) == []
    number = team.database.value("SELECT id FROM ruling")
    assert_says((await team.slack.slash_command(f"rule remove {number}")).answer, f"Rule {number}")
    assert team.database.sql("SELECT * FROM ruling") == []
    assert_says((await team.slack.slash_command(f"rule remove {number}")).answer, "Not done")


async def test_a_rule_is_taken_back_by_button(team: Team) -> None:
    await team.slack.slash_command("rule 503 we page the owner")
    listed = (await team.slack.slash_command("rule list")).answer
    assert_says((await team.slack.click(listed, "Remove")).answer, "taken back")
    assert team.database.sql("SELECT * FROM ruling") == []


async def test_a_link_that_is_no_https_address_is_refused(team: Team) -> None:
    seen = await team.slack.slash_command("rule 503 we page http://wiki.example/1")
    assert_says(seen.answer, "Not done", "https://")
    assert team.database.sql("SELECT * FROM ruling") == []
