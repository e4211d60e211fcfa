"""What is said about the official TabPFN and TabICL when one of them is not ready."""

from dyplab.text.sentence import Sentence

TABPFN_NOT_INSTALLED = Sentence(
    nb="TabPFN er ikke installert, og ingenting annet her trenger den. Vil du prøve den, så kjør denne kommandoen (koden har Apache-lisens 2.0; vektene hentes for seg og har egne lisenser), og start på nytt: {command}",
    en="TabPFN is not installed, and nothing else here needs it. To try it, run this command (its code has the Apache 2.0 licence; its weights are fetched separately and have licences of their own), and start again: {command}",
)
TABPFN_NO_WEIGHTS = Sentence(
    nb="TabPFN {version} er installert, men mangler vekter den kan bruke i {folder}, og dyplab laster ikke ned noe på egen hånd. Legg filen {file} der: den ligger åpent på Hugging Face under {repository}, med en Apache-lisens som krever at TabPFN navngis. Vekter til nyere utgaver brukes også hvis de ligger der; de krever innlogging og er ikke til kommersiell bruk.",
    en="TabPFN {version} is installed, but has no weights that it can use in {folder}, and dyplab downloads nothing by itself. Put the file {file} there: it is open on Hugging Face under {repository}, with an Apache licence that asks for TabPFN to be named. Weights of later versions are used too if they are there; they take a login and are not for commercial use.",
)
TABICL_NOT_INSTALLED = Sentence(
    nb="TabICL 2 eller nyere er ikke installert, og ingenting annet her trenger den. Vil du prøve den, så kjør denne kommandoen (kode og vekter har BSD-lisens; vektene hentes for seg), og start på nytt: {command}",
    en="TabICL 2 or newer is not installed, and nothing else here needs it. To try it, run this command (code and weights have the BSD licence; the weights are fetched separately), and start again: {command}",
)
TABICL_NO_WEIGHTS = Sentence(
    nb="TabICL {version} er installert, men mangler vekter, både i {folder} og i mappen der Hugging Face legger sine filer, og dyplab laster ikke ned noe på egen hånd. Legg filen {file} i den første: den ligger åpent på Hugging Face under {repository}, uten innlogging og med BSD-lisens.",
    en="TabICL {version} is installed, but has no weights, neither in {folder} nor in the folder where Hugging Face keeps its files, and dyplab downloads nothing by itself. Put the file {file} in the first: it is open on Hugging Face under {repository}, without a login and with the BSD licence.",
)
