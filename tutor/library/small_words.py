"""The small words of questions: they say how somebody asks, not about what.

Knows those of English and Chinese. Which words are rare in the sources is not known here.
"""

import re

SMALL = frozenset(
    re.findall(
        r"\S+",
        """
        a about actually again all also always am an and another answer answers any anybody anyone
        anything are as ask at away back be because been before being best better between both but
        by bye came can can't cannot come comes could day did didn't do does doesn't doing don't
        done each either else end ever every everything exactly explain first for from get gets
        give given go goes going good got had happen happened happens has have haven't he hello
        help her here hey hi him his how i i'd i'm i've if in instead into is isn't it it's its
        just kind know learn lesson let like long look made make makes many matter may maybe me
        mean means might minute minutes moment more morning most much must my need needed needs
        never night no nor not of off often oh ok okay old on once one ones only or other our out
        over own part people per please possible put question quite rather really right same say
        says see set shall she should show so some somebody someone something sort still such take
        tell than thank thanks that that's the their them then there there's these they thing
        things think this those though thought through time times to today together told tomorrow
        too try two under understand up upon us use used useful uses using very want wants was
        wasn't way we well were what what's when where whether which while who who's whom whose
        why will with without won't word words work works would wouldn't yes yesterday yet you
        you're your
        """,
    )
)
"""English words that are left out."""

SMALL_HAN = re.compile(
    "叫什么名字|为什么|为何|为啥|什么样|什么时候|什么|怎么样|怎么办|怎么会|怎么|怎样|怎|如何|咋样|咋|啥|哪里|哪儿|哪个|哪些|哪种|哪"
    "|(?:多少|几)[点天年月个行种次张层步份条页项句本]?|多大|多长|多久|是不是|有没有|能不能|会不会|可不可以|要不要|是否|能否"
    "|难道|究竟|到底|请问|请|告诉我|解释|说明|介绍|说说|讲讲|谈谈|意思|含义|一下|一般|可以|能够|应该|需要|知道|觉得|认为|以为|如果|假如|要是|因为|所以|但是"
    "|可是|不过|虽然|而且|或者|还是|以及|关于|对于|之间|的话|时候|有用|没用|用处|作用|我们|你们|他们|它们|自己|这个|那个|这些"
    "|那些|这样|那样|这种|那种|这里|那里|一个|一种|一些|一点|只是|就是|不是|还有|没有|通过|进行|东西|事情|问题"
    "|你好|您好|大家好|再见|今天|明天|昨天|现在|几点|答案|看不懂|听不懂|不懂|再讲一遍|再说一遍|再讲|一遍"
    "|[的了着吗呢吧啊呀嘛么是在也都就又还很太最让把被给我你您他她它这那谁则]"
)
"""Chinese words at which a run of characters is cut; the longer of two stands first."""

LOOSE = frozenset(
    "过和有与跟及或再更会能要想对从向用到做几为以之而且没无说上下里中不没看去来后前时得地一个些"
)
"""Characters that are mostly small words, yet also parts of others, as 对 is of 对数."""
