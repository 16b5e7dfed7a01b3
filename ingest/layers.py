"""The model's layers made ready for short texts, as questions are: onnxruntime takes 40 % of the time that torch takes.

Torch lays out the weights anew for every product; with a few tokens that costs more than the product itself.
"""

import warnings
from pathlib import Path
from typing import Any

import torch
from onnxruntime import InferenceSession, SessionOptions
from onnxruntime.capi import onnxruntime_pybind11_state as faults
from transformers import AutoModel
from transformers.modeling_outputs import BaseModelOutput

FILE = "layers.onnx"
INPUTS, OUTPUT = ["inputs_embeds", "attention_mask"], "last_hidden_state"
SHORT = 192  # tokens of a batch, padding included: 32 took 18 ms and torch 49, 128 took 42 and 67, 256 97 and 90
OPSET = 17
CLOSE = 1e-3  # how near the two engines' numbers, which go to about 3, must lie
FAULTS = (  # onnxruntime's own have no class in common
    *(faults.Fail, faults.InvalidArgument, faults.InvalidGraph, faults.InvalidProtobuf),
    *(faults.NoModel, faults.NoSuchFile, faults.NotImplemented, faults.RuntimeException),
)


class _Layers(torch.nn.Module):
    """What is exported: everything but the table of the words' vectors, which is four fifths of the weights."""

    def __init__(self, model: torch.nn.Module):
        super().__init__()
        self.model = model

    def forward(self, inputs_embeds: torch.Tensor, attention_mask: torch.Tensor) -> torch.Tensor:
        """The last layer's vectors, one a token."""
        states: torch.Tensor = self.model(inputs_embeds=inputs_embeds, attention_mask=attention_mask).last_hidden_state
        return states


class TwoEngines(torch.nn.Module):
    """A transformer that runs short batches by onnxruntime and the others by torch, with the same result.

    ValueError for a file of layers that cannot be used.
    """

    def __init__(self, model: Any, layers: Path):
        super().__init__()
        self.model = model
        self.config = model.config
        options = SessionOptions()
        options.intra_op_num_threads = torch.get_num_threads()
        # A thread that waits spinning takes the processor from whoever asks at the same time.
        options.add_session_config_entry("session.intra_op.allow_spinning", "0")
        try:
            self._session = InferenceSession(str(layers), options, providers=["CPUExecutionProvider"])
        except FAULTS as error:
            raise ValueError(f"{layers.name} er skadet") from error

    def forward(self, input_ids: torch.Tensor, attention_mask: torch.Tensor, **rest: Any) -> Any:
        """What the transformer answers; of the layers' vectors only the last."""
        if input_ids.numel() > SHORT:
            return self.model(input_ids=input_ids, attention_mask=attention_mask, **rest)
        words = self.model.get_input_embeddings()(input_ids)
        given = dict(zip(INPUTS, (words.numpy(), attention_mask.numpy()), strict=True))
        return BaseModelOutput(last_hidden_state=torch.from_numpy(self._session.run([OUTPUT], given)[0]))


def write_layers(folder: Path) -> None:
    """Writes the layers of the transformer in a sentence-transformers folder into FILE beside its weights.

    ValueError where what was written does not answer as torch does.
    """
    model: Any = AutoModel.from_pretrained(folder, local_files_only=True)
    layers = _Layers(model).eval()
    example = (torch.zeros(2, 8, model.config.hidden_size), torch.ones(2, 8, dtype=torch.int64))
    axes = {name: {0: "texts", 1: "tokens"} for name in (*INPUTS, OUTPUT)}
    with warnings.catch_warnings():
        # dynamo=False is deprecated, takes 2 s, and goes with torch's pin; the newer way takes 20 and needs onnxscript.
        warnings.simplefilter("ignore")
        torch.onnx.export(
            layers,
            example,
            folder / FILE,
            input_names=INPUTS,
            output_names=[OUTPUT],
            dynamic_axes=axes,
            opset_version=OPSET,
            dynamo=False,
        )
    _check(model, folder / FILE)


def _check(model: Any, layers: Path) -> None:
    """Whether both engines answer alike, for a batch of another shape than the exported one, with padding."""
    tokens = torch.tensor([[5, 6, 7, 8, 9], [5, 6, 7, 0, 0], [8, 0, 0, 0, 0]])
    mask = (tokens > 0).long()
    with torch.inference_mode():
        one = model(input_ids=tokens, attention_mask=mask).last_hidden_state[mask.bool()]
        other = TwoEngines(model, layers)(tokens, mask).last_hidden_state[mask.bool()]
    if not torch.allclose(one, other, atol=CLOSE):
        raise ValueError(f"{layers.name} svarer ikke som modellen")
