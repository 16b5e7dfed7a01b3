"""sentence-transformers folders in miniature for tests that need a real model; their numbers never change."""

import string
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from ingest.offline import go_offline

SPECIAL = ["[PAD]", "[UNK]", "[CLS]", "[SEP]"]
CHARACTERS = string.ascii_lowercase + "æøå" + string.digits + string.punctuation
WIDTH = 32
POSITIONS = 256


def make_tiny_model(folder: Path) -> Path:
    """Saves a one-layer BertModel, random but seeded, that reads letter by letter; gives the folder back."""
    go_offline()
    import torch
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.sentence_transformer.modules import Pooling, Transformer
    from transformers import BertModel

    with TemporaryDirectory() as bert, torch.random.fork_rng():
        torch.manual_seed(7)
        BertModel(_config()).save_pretrained(bert)
        _tokenizer().save_pretrained(bert)
        modules = [Transformer(bert), Pooling(WIDTH, pooling_mode="mean")]
        SentenceTransformer(modules=modules, device="cpu").save(str(folder), create_model_card=False)
    return folder


def make_tiny_cross_encoder(folder: Path, labels: int = 1) -> Path:
    """Saves a one-layer BertModel with a head of that many numbers, random but seeded; gives the folder back."""
    go_offline()
    import torch
    from sentence_transformers import CrossEncoder
    from transformers import BertForSequenceClassification

    config = _config()
    config.num_labels = labels
    with TemporaryDirectory() as bert, torch.random.fork_rng():
        torch.manual_seed(7)
        BertForSequenceClassification(config).save_pretrained(bert)
        _tokenizer().save_pretrained(bert)
        CrossEncoder(bert, device="cpu", local_files_only=True).save_pretrained(str(folder), create_model_card=False)
    return folder


def _config() -> Any:
    from transformers import BertConfig

    return BertConfig(
        vocab_size=len(_vocabulary()),
        hidden_size=WIDTH,
        num_hidden_layers=1,
        num_attention_heads=2,
        intermediate_size=64,
        max_position_embeddings=POSITIONS,
        initializer_range=0.5,  # the usual 0.02 gives all texts nearly the same vector
    )


def _vocabulary() -> dict[str, int]:
    pieces = [*SPECIAL, *CHARACTERS, *(f"##{c}" for c in CHARACTERS)]
    return {piece: number for number, piece in enumerate(pieces)}


def _tokenizer() -> Any:
    from tokenizers import Tokenizer, models, normalizers, pre_tokenizers, processors
    from transformers import PreTrainedTokenizerFast

    tokenizer = Tokenizer(models.WordPiece(_vocabulary(), unk_token="[UNK]", max_input_chars_per_word=100))
    tokenizer.normalizer = normalizers.Lowercase()
    tokenizer.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    tokenizer.post_processor = processors.TemplateProcessing(
        single="[CLS] $A [SEP]", special_tokens=[("[CLS]", 2), ("[SEP]", 3)]
    )
    return PreTrainedTokenizerFast(
        tokenizer_object=tokenizer,
        pad_token="[PAD]",
        unk_token="[UNK]",
        cls_token="[CLS]",
        sep_token="[SEP]",
        model_max_length=POSITIONS,
    )
