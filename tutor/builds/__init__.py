"""Programs that learners write, checked on their own machine in a process of their own."""
