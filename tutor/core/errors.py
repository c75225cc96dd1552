"""The root of everything that can go wrong and is nobody's bug.

A bug is none of these and crashes loudly.

    TutorError
    ├── ContentError      a course cannot be taught (tutor.content)
    ├── WordingError      the tutor's words cannot be used (tutor.content)
    ├── StoreError        the database cannot be read or written (tutor.ports)
    │   └── StaleState    somebody else changed this learner since it was loaded
    ├── PromptError       the prompts cannot be used (tutor.content)
    ├── JudgeError        the judge gave no usable reply
    ├── VoiceError        the voice found no words that may go out
    ├── ModelError        a model gave no usable reply (tutor.llm)
    │   └── BudgetSpent   and is not asked any more today
    ├── FaceError         a message could not be delivered
    │   └── FaceGone      and never will be: the learner blocked us, or the chat is gone
    ├── SetupError        something that a command needs is not there (tutor.wiring)
    └── UsageError        a command was used wrongly (tutor.cli)
"""


class TutorError(Exception):
    """The family of everything that can go wrong around the core."""
