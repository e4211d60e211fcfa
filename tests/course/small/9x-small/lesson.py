# %% [markdown] lang="nb"
# # En liten leksjon
#
# Hvor mye er det dobbelte av $x$?
# %% [markdown] lang="en"
# # A small lesson
#
# How much is twice $x$?
# %%
import math

# nb: Kvadratet
# en: The square
square = math.pi**2
# %%
say(nb=f"Kvadratet er {square:.1f}.", en=f"The square is {square:.1f}.")


# %% exercise="double-it"
def double_it(x):
    # BEGIN SOLUTION
    twice = 2 * x
    return twice
    # END SOLUTION


check("double-it", double_it)


# %% wrong="double-it" hint="squared"
def double_it(x):
    return x * x


# %% wrong="double-it" hint="halved"
def double_it(x):
    return x / 2


# %% wrong="double-it" hint="no-return"
def double_it(x):
    print(2 * x)


# %%
quiz("what-is-two", ...)
