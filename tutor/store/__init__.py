"""Keeps learners, their events, their evidence and what is still to be carried out.

`sql` is the store for files and servers, `memory` the one for tests and demos; both keep the same
contract, which `tutor.ports.Store` states.
"""
