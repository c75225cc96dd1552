"""What learners of two courses write about themselves, and what is to be heard in it.

All sentences were written before the reading they test, and split by a coin: it was improved with
the first part in view and met the second part when it was done. What it got wrong there stays as
it is, so that the second part goes on telling how well it reads what it has not seen.

A line holds the words (`⏎` for a new line) and the claims: `+` used, `-` denied, `>` wanted.
"""

from pathlib import Path

import pytest

from tests.core.brew import BREW
from tutor.content.load import load_course
from tutor.llm.reading import read_claims

GPT = load_course(Path(__file__).parents[2] / "curriculum" / "bigram-to-gpt")
SIGNS = {"used": "+", "denied": "-", "wanted": ">"}

WORKED_GPT = """
I know some math, like derivatives and softmax. | +derivative +logits-softmax
I know things like derivatives | +derivative
I like derivatives | +derivative
I can compute derivatives without problems | +derivative
I have no problem with derivatives | +derivative
I know not only bigrams but derivatives too | +bigram-counts +derivative
I used to know derivatives but forgot it all | -derivative
I like to sample wine |
我想，softmax就是把分数变成概率 | +logits-softmax +row-probs
我想学概率，但是不想学梯度 | >row-probs
I don't want to learn about softmax |
I've trained a few models in PyTorch so I'm comfortable with loss, learning rate and \
overfitting. | +nll +grad-descent +split
My goal is to understand gradient descent. | >grad-descent
I'd like to finally get what softmax does | >logits-softmax
Softmax is clear to me, smoothing isn't. | +logits-softmax -smoothing
nothing yet | -lm-task
You can skip bigrams, I know those. | +bigram-counts
I've heard of gradient descent but couldn't explain it. | -grad-descent
I never had trouble with derivatives. | +derivative
Hi! I'm Maria, a nurse, and I just think this is fun. I know how to work out a \
probability. | +row-probs
probability: ok ⏎ derivative: ok ⏎ softmax: never seen it | +row-probs +derivative -logits-softmax
softmax | +logits-softmax
probs = softmax(logits) is what I'd write | +logits-softmax
I can normalise a row of counts into probabilities in numpy | +row-probs
I wish I understood gradients. | >grad-descent
I can't say that I know much about language models. | -lm-task
It's not that I don't know softmax, I just forget the formula. | +logits-softmax
There's nothing about probability that I don't know. | +row-probs
I know everything except gradient descent. | -grad-descent
I know what overfitting is, roughly. | +split
I don't need gradients for my job, I want to know how language models work. | >lm-task
Could you explain perplexity to me? | >nll
teach me softmax pls | >logits-softmax
A model that hasn't seen a pair gives it probability zero, so you smooth the counts. | \
+row-probs +smoothing
Without smoothing the loss would be infinite. | +smoothing +nll
I know a little Python and some probability, but nothing about neural nets. | +row-probs
Apart from basic probability I know nothing. | +row-probs
I hope to understand one day what the learning rate does. | >grad-descent
If I understand correctly, the loss measures how surprised the model is. | +nll
I'm looking for a job in ML and want to understand overfitting better. | >split
I know bigrams (counting pairs) and would like to get to softmax. | +bigram-counts >logits-softmax
I haven't got to gradient descent yet. | -grad-descent
So far I have only seen count tables. | +bigram-counts
I would like to mention that I know softmax. | +logits-softmax
I'm fine with probability; it's the gradient part I struggle with. | +row-probs -grad-descent
Looks like I know bigrams already. | +bigram-counts
I want to build a GPT. I know softmax. | +logits-softmax
I work with language models every day, though I've no idea what perplexity means. | +lm-task -nll
Honestly I could not explain smoothing to anyone. | -smoothing
I don't think I know what a derivative is. | -derivative
I don't think softmax is hard. | +logits-softmax
I want to learn gradient descent, not bigrams. | >grad-descent
Would love to see how gradients are computed. | >grad-descent
I know that overfitting means the model learned the training set by heart, nothing more. | +split
No problem with softmax, big problem with derivatives. | +logits-softmax -derivative
I'm weak on derivatives | -derivative
loss = -log_probs.mean(); loss.backward() -- I do this every day | +nll
np.random.choice(names, p=p) is how I sample | +sampling
Not a clue about gradients, but probability is fine. | -grad-descent +row-probs
I'm trying to understand perplexity. | >nll
hey, so I'm pretty good with stats, you know, distributions and all that, but zero deep \
learning | +row-probs
I've read about softmax, it was over my head. | -logits-softmax
我知道什么是概率，别的都不会。 | +row-probs
softmax 听说过，但不知道是干嘛的 | -logits-softmax
我想弄懂梯度下降。 | >grad-descent
导数以前会，现在全忘了。 | -derivative
我觉得softmax就是把一堆分数变成加起来等于1的概率。 | +logits-softmax +row-probs
logit 是什么？ |
啥是梯度啊，完全没概念 | -grad-descent
概率会，梯度不会 | +row-probs -grad-descent
概率√ 导数√ softmax× | +row-probs +derivative -logits-softmax
训练集我知道，平滑嘛……不太清楚。 | +split -smoothing
我没学过语言模型，但是会用Python。 | -lm-task
除了概率，其他都不会 | +row-probs
除了梯度下降，我都会。 | -grad-descent
我是文科生，数学很差，导数早就还给老师了 | -derivative
不加平滑的话，没出现过的组合概率就是零。 | +smoothing +row-probs
我对梯度下降很感兴趣 | >grad-descent
我对梯度不感兴趣。 |
学过一点概率，知道分布。 | +row-probs
我分不清导数和梯度。 | -derivative -grad-descent
梯度下降一窍不通 | -grad-descent
从来没听说过负对数似然 | -nll
语言模型就是猜下一个词是什么 | +lm-task
我最想搞明白的是学习率怎么选。 | >grad-descent
我想我是懂softmax的 | +logits-softmax
不用教我概率了，我会。 | +row-probs
我还没学到梯度下降那一步 | -grad-descent
我学过概率，想接着学梯度下降。 | +row-probs >grad-descent
老实说我说不清楚平滑到底是干什么的 | -smoothing
我要学梯度下降！ | >grad-descent
导数不难，我会 | +derivative
听课听到softmax就懵了 | -logits-softmax
想了解一下语言模型怎么生成名字 | >lm-task
probability 我 ok 的，gradient descent 就不行了 | +row-probs -grad-descent
我是大二学生，线代和概率都学过，想搞懂softmax到底在干嘛。 | +row-probs >logits-softmax
"""

WORKED_TEA = """
Never heard of oolong. | -oolong
I'd like to know what terroir is all about. | >terroir
Tannins? Never understood them. | -tannin
No clue about tannin or terroir, I just put the kettle on. | -tannin -terroir +kettle
I would like to understand bouquet and cupping. | >cupping
I know everything up to steeping. | +steeping
I'm not bad at steeping. | +steeping
can you teach me cupping? | >cupping
steeping I can do in my sleep | +steeping
家里有水壶和茶漏，别的不懂。 | +kettle +infuser
我想，单宁就是让茶发涩的东西。 | +tannin
单宁是啥 |
只会用水壶烧水 | +kettle
我不懂风土，也不懂杯测 | -terroir -cupping
以前学过风土，全忘了。 | -terroir
不懂单宁，不过乌龙我很懂 | -tannin +oolong
"""

HELD_OUT_GPT = """
I'm a complete beginner, never heard of softmax or gradients. | -lm-task -logits-softmax \
-grad-descent
Backend dev, 10 yrs of Java. I know what a probability distribution is, that's about it. | \
+row-probs
I know bigrams and n-grams from an NLP class. | +bigram-counts +ngram-wall
dont know anything about perplexity | -nll
I understand probabilities but not gradients. | +row-probs -grad-descent
Probabilities yes, gradients no. | +row-probs -grad-descent
I have no idea what a logit is. | -logits-softmax
I studied statistics, so distributions, sampling and log-likelihood are no problem. | \
+row-probs +sampling +nll
I used to know what a derivative was, now it's all gone. | -derivative
I learned about derivatives in school and still remember the basics. | +derivative
I want to learn how gradient descent works; I already know derivatives. | >grad-descent +derivative
I'm not interested in smoothing. |
what even is a logit?? |
I never really understood overfitting. | -split
Not only do I know softmax, I've implemented it from scratch. | +logits-softmax
- bigrams ⏎ - smoothing ⏎ - perplexity | +bigram-counts +smoothing +nll
The loss is the average negative log-likelihood, and we push it down with gradient \
descent. | +nll +grad-descent
not sure what a validation set is for | -split
I'm curious about sampling. | >sampling
I do not just know bigrams, I also know n-grams. | +bigram-counts +ngram-wall
I know that a bigram model can't generalise to new contexts. | +bigram-counts +ngram-wall
i know wat a bigram is but i dont get teh softmax thing | +bigram-counts -logits-softmax
I think softmax turns scores into probabilities. | +logits-softmax +row-probs
Bigrams? Sure. Softmax? No clue. | +bigram-counts -logits-softmax
Derivatives I had, but that was 20 years ago and I've forgotten everything. | -derivative
I don't remember what log likelihood is. | -nll
Please no derivatives. |
for a, b in zip(w, w[1:]): bigram[a, b] += 1 | +bigram-counts
完全零基础，什么都不懂。 | -lm-task
导数学过，梯度下降没学过。 | +derivative -grad-descent
做了五年后端，概率和采样都用过，损失不太懂。 | +row-probs +sampling -nll
不知道什么是困惑度 | -nll
我对过拟合很熟，对平滑不熟。 | +split -smoothing
高中学过导数，还记得一些。 | +derivative
不想学导数，只想知道语言模型是怎么回事。 | >lm-task
概率没问题。 | +row-probs
二元表不就是数一数相邻的两个字母吗 | +bigram-counts
我不但会二元组，还会归一化。 | +bigram-counts +row-probs
希望能学会采样 | >sampling
训练集、验证集、测试集我都知道，过拟合也懂。 | +split
二元组模型没法泛化到没见过的上下文，这我知道。 | +bigram-counts +ngram-wall
我喜欢概率 | +row-probs
想学softmax | >logits-softmax
能不能讲讲困惑度？ | >nll
教教我怎么求导数吧 | >derivative
损失、学习率、过拟合这些词天天见，都懂。 | +nll +grad-descent +split
我知道怎么把计数表归一化成概率 | +bigram-counts +row-probs
我不是不懂概率，只是很久没用了。 | +row-probs
用过 PyTorch，知道 loss 和 learning rate，softmax 也会。 | +nll +grad-descent +logits-softmax
overfitting 我懂，perplexity 是什么不清楚 | +split -nll
我想想……好像学过导数 | +derivative
导数嘛，只会最简单的。 | +derivative
采样就是按概率随机抽一个，不是每次都挑最大的。 | +sampling +row-probs
对n元和二元组有所了解 | +ngram-wall +bigram-counts
导数我没忘 | +derivative
什么都知道一点：概率、采样、损失。 | +row-probs +sampling +nll
数学忘光了，只记得概率 | +row-probs
我懂概率，不懂梯度 | +row-probs -grad-descent
会一点点导数，但梯度下降完全没接触过 | +derivative -grad-descent
"""

HELD_OUT_TEA = """
I own a kettle and an infuser, that's all. | +kettle +infuser
I want to learn about cupping. | >cupping
I like oolong a lot and my kettle is electric. | +oolong +kettle
I like a strong steeping, five minutes or so | +steeping
tannin makes it bitter, right? | +tannin
I know steeping, but the bouquet is a mystery to me. | +steeping -bouquet
I don't care about terroir. |
I have trouble with steeping times. | -steeping
My mother taught me steeping; cupping she never did. | +steeping -cupping
Kettle, infuser, oolong | +kettle +infuser +oolong
I want to get better at cupping | >cupping
I once knew what terroir means | -terroir
乌龙喝过，单宁没听说过。 | +oolong -tannin
我想学杯测 | >cupping
想知道风土是什么意思 | >terroir
不想学杯测，太专业了。 |
浸泡时间我掌握得不错 | +steeping
我很喜欢乌龙 | +oolong
水壶、茶漏、浸泡都没问题，单宁搞不懂 | +kettle +infuser +steeping -tannin
希望以后能自己做杯测 | >cupping
茶漏不会用 | -infuser
对单宁略知一二 | +tannin
"""

MISREAD = {
    # of the part that was worked with
    "im a student, we did derivitives last year and gradiant descent we didnt do | "
    "+derivative -grad-descent": "two letters wrong in one term",
    # of the part that was held out
    "I'd rather not do derivatives again. |": "the denial behind 'rather' is not counted in",
    "I know neither softmax nor gradient descent. | -logits-softmax -grad-descent": (
        "'know neither' is read as knowing"
    ),
    "我目标是看懂梯度下降，概率这些基础都有。 | >grad-descent +row-probs": (
        "a word of learning behind the word for a goal is read as knowing"
    ),
    "我想先学概率再学softmax | >logits-softmax": "the second of two wishes in one clause is lost",
    "我要是懂softmax就不来了 | -logits-softmax": "an unreal condition is read as real",
    "花香闻得出来，杯测不会。 | +bouquet -cupping": (
        "a skill in a word that is not listed waits for the next clause"
    ),
}


def sayings(block, course):
    for line in block.strip().splitlines():
        text, _, claims = line.rpartition("|")
        yield pytest.param(course, text.strip().replace(" ⏎ ", "\n"), set(claims.split()), id=line)


def heard(course, text):
    return {SIGNS[one.stance] + one.concept for one in read_claims(course, text)}


@pytest.mark.parametrize(
    ("course", "text", "claims"), [*sayings(WORKED_GPT, GPT), *sayings(WORKED_TEA, BREW)]
)
def test_what_was_worked_with_is_read_as_it_was_meant(course, text, claims):
    assert heard(course, text) == claims


@pytest.mark.parametrize(
    ("course", "text", "claims"), [*sayings(HELD_OUT_GPT, GPT), *sayings(HELD_OUT_TEA, BREW)]
)
def test_what_was_held_out_is_read_as_it_was_meant(course, text, claims):
    assert heard(course, text) == claims


@pytest.mark.parametrize(
    ("course", "text", "claims"),
    [
        pytest.param(*saying.values, marks=pytest.mark.xfail(strict=True, reason=reason))
        for line, reason in MISREAD.items()
        for saying in sayings(line, BREW if "杯测" in line else GPT)
    ],
)
def test_what_is_still_misread(course, text, claims):
    assert heard(course, text) == claims
