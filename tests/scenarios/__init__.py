"""The bot under a Slack that stands in for the real one: each scenario over HTTP and over Socket Mode.

`transport` in conftest.py makes every test here run over both; `team` puts SQLite behind the one and Postgres behind the
other. What the issue "In the channel" asks for, and where it is shown:

    1  the look of an answer, who made it       test_look
    2  buttons                                  test_buttons
    3  /http                                    test_command
    4  mention                                  test_mention, test_edited, test_retry, test_direct (without a channel)
    5  message shortcut                         test_shortcut
    6  "already explained here"                 test_explained
    7  App Home                                 test_home, test_rules and test_undoing (rulings and edits by command)
    8  language per reader                      test_language, test_slow_slack (that it is kept for a day: tests/store)
    9  a channel's stack                        test_stack
   10  manifest and doctor                      test_manifest (Slack's limits: tests/test_manifest.py; --live: tests/doctor)

    a retry, an edit                            test_retry, test_edited
    429 with Retry-After                        test_rate_limit
    a slow Slack                                test_slow_slack
    refresh, a dropped socket                   test_connection
    SIGTERM                                     test_sigterm
    a missing scope                             test_missing_scope
    not_in_channel                              test_not_in_channel
    an expired response_url                     test_response_url
    two processes on one Postgres               test_two_processes; three, ended under load: test_processes
    a fault in Slack, the database or the bot   test_broken

What admins do in Slack with the catalogue: test_admin (who may), test_editing, test_teaching, test_undoing, test_rules.
The database's faults are in tests/test_operators.py, single functions of the listeners in tests/listeners.
"""
