"""The sentences of the offline interviewer. `$slots` are filled by `templates`."""

from __future__ import annotations

from collections.abc import Mapping

from apps.api.domain.phase import Phase

WORDINGS: Mapping[str, tuple[str, ...]] = {
    "greet": (
        "Hi$name, I'm $interviewer, and I'll be your interviewer for the next $minutes minutes. "
        "The problem, $title, is on your screen. Take a moment to read it, and ask me anything "
        "that is unclear before you plan.",
        "Hello$name, my name is $interviewer. We have $minutes minutes together. Have a look at "
        "$title on your screen; when something about it is open, ask me.",
        "Good to meet you$name, I'm $interviewer. We'll spend $minutes minutes on $title. Read "
        "it through first. What would you like to know before you start?",
    ),
    "resume": (
        "Sorry, I was cut off for a moment. The problem is on your screen; go ahead when you "
        "are ready, and ask whatever is unclear.",
        "I'm back, we were cut off. Please go on; I'm listening.",
    ),
    "answer_clarification": (
        "$answer",
        "Good question. $answer",
        "Sure. $answer",
        "That is worth asking. $answer",
    ),
    "state_assumption": (
        "The problem doesn't say more than that. Make a reasonable assumption and tell me what "
        "it is.",
        "I'll leave that to you: choose what seems sensible, and say so.",
        "Assume whatever keeps the task meaningful, and state your assumption out loud.",
        "That's open. Pick an assumption you can defend and carry on with it.",
    ),
    "turn_back": (
        "What do you think? Tell me how you would weigh it.",
        "I'd like to hear your reasoning first. What speaks for it, and what against?",
        "That's your call. What would it cost, and what would it buy you?",
        "Talk me through it: how would you convince yourself?",
    ),
    "decline_to_reveal": (
        "I won't give that away, but I can help you get there. Ask for a hint when you want one.",
        "I'd rather see how you get there. If you are stuck, ask me for a hint.",
        "That part is yours. A hint is there whenever you ask for it.",
    ),
    "decline_until_attempt": (
        "Give the last hint a try first: a sentence or a few lines, and then we take the next "
        "step.",
        "Let's see where the previous hint leads before the next one. What would you try with it?",
        "Work with the last hint for a minute, then ask me again.",
    ),
    "acknowledge": ("Okay.",),
    "ask_approach": (
        "Before you code, how would you approach it, and what would that cost?",
        "What's your plan? Start with the simplest idea that works, if you like.",
        "Walk me through your approach before you write it down.",
        "How would you go about it? A rough plan is fine.",
    ),
    "accept_approach": (
        "That's a clear plan. Go ahead and code it.",
        "Sounds reasonable. Please write it down.",
        "Okay, I can follow that. Go ahead with the code.",
        "Good, let's see it in code.",
    ),
    "challenge_brute_force": (
        "That would work as a baseline. Could you do better, or would you like to code it first?",
        "Fine as a first idea. What does it cost, and is there something cheaper?",
        "Okay, a baseline. What part of that work is repeated?",
    ),
    "challenge_cost": (
        "That matches the simple solution. Do you see a way to do better?",
        "Okay. Could you bring that down?",
        "I agree that is where it stands. What would you change to make it cheaper?",
    ),
    "explain_plan_first": (
        "I see you have started to code. When you get to a pause, tell me the plan behind it.",
        "Feel free to go on, and at the next pause walk me through the idea.",
        "Before it grows: what is the plan behind this code?",
    ),
    "react_run_failed": (
        "Take $failing. What did you expect there, and what did your code do?",
        "Let's look at $failing. Which assumption of your code would you check first?",
        "Pick $failing and trace it by hand. Where does it leave your expectation?",
    ),
    "ask_tests": (
        "Good. Which cases would you try beyond these, before you submit?",
        "The samples look fine. What else could break it?",
        "What inputs would you test to be sure? Try them with custom input, then submit.",
        "How would you convince yourself that it is right? Name a case or two.",
    ),
    "react_submit_failed": (
        "It passes $score of the hidden tests. What kind of input could it be missing?",
        "Not all the way: $score hidden tests pass. Think about sizes and unusual inputs.",
        "$score of the hidden tests pass. Which promise of the statement have you not tried yet?",
    ),
    "ask_complexity": (
        "Now, what are its time and space complexity, and why?",
        "How does the running time grow with the $size? And the memory?",
        "Tell me the cost: time and space.",
        "What is the complexity of what you wrote, in time and in space?",
    ),
    "probe_complexity": (
        "How do you get there? Count the work for the $size step by step.",
        "Walk me through the count: how often does the innermost line run?",
        "Take twice the input. By how much does the work grow?",
    ),
    "follow_up": (
        "Agreed. Here is a variation: $follow_up",
        "Good. Let me change the task a little: $follow_up",
        "Okay. Suppose this instead: $follow_up",
    ),
    "give_hint": (
        "Here is a hint: $hint",
        "Let me help a little. $hint",
        "Consider this: $hint",
    ),
    "no_more_hints": (
        "You have had all the hints I have. Put them together, and talk me through it.",
        "There is no further hint. Start with what you know for sure and build on it.",
    ),
    "check_in": (
        "What are you thinking?",
        "How is it going?",
        "Tell me where you are, if you like.",
        "What is on your mind right now?",
    ),
    "redirect": (
        "Let's keep to the problem. Where would you like to go on?",
        "I'd like to get back to the task. What is your next step?",
    ),
    "time_warning": (
        "We have a few minutes left. Tell me the complexity of what you have, and what you would "
        "do next.",
        "Time is getting short. What is the cost of your solution, and what is still missing?",
    ),
    "wrap": (
        "I have seen what I wanted to see. I liked that $strength. End the interview when you "
        "are ready, and you'll find the report with the details.",
        "Let's stop here. One thing that stood out: $strength. Your report is made as soon as "
        "you end the interview.",
    ),
    "wrap_for_time": (
        "That's nearly our time. I liked that $strength. End the interview when you are ready; "
        "your report follows.",
        "We are almost out of time. One thing that stood out: $strength. Your report is made as "
        "soon as the interview ends.",
    ),
}

ACKNOWLEDGEMENTS: Mapping[str, tuple[str, ...]] = {
    "tests": (
        "Good cases. Try them, and submit when you are confident.",
        "Yes, that is worth a try. Run it with custom input, then submit.",
        "Sensible. Once those hold, submit it.",
    ),
    "cost": (
        "Okay, noted.",
        "Fair. Keep that in mind when we look at the final code.",
        "Good, we'll come back to the cost at the end.",
    ),
    "follow_up": (
        "Thanks, that is a sensible direction.",
        "Okay, I see how you would go about it.",
        "Good, that answers it for me.",
    ),
}

_BEFORE_PLAN = (
    "Yes. Tell me your plan in a sentence or two, and then go ahead.",
    "Sure. A short plan first, and then write it down.",
)
PROCESS: Mapping[Phase, tuple[str, ...]] = {
    Phase.INTRO: _BEFORE_PLAN,
    Phase.CLARIFY: _BEFORE_PLAN,
    Phase.APPROACH: (
        "Yes, go ahead. Write it in the editor and run the samples whenever you like.",
        "Go ahead. Run the samples as often as you want.",
    ),
    Phase.CODE: (
        "Yes. Use whatever your language's standard library offers, and run it when you like.",
        "Go ahead. The timer at the top shows how long we have.",
    ),
    Phase.TEST: (
        "Yes. Try your own cases with custom input, and submit when you are confident.",
        "Go ahead and submit when you are ready.",
    ),
    Phase.ANALYSE: (
        "Tell me about the cost of your solution, and then we can wrap up.",
        "Let's talk about the complexity, and then we are nearly done.",
    ),
    Phase.WRAP: (
        "You can end the interview whenever you like; the report follows.",
        "We are done from my side. End the interview when you are ready.",
    ),
}
