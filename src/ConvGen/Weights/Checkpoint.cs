namespace ConvGen;

/// <summary>Tells a PyTorch checkpoint (<c>.pt</c>, <c>.pth</c>), which people take for weights that load, by its first bytes.</summary>
internal static class Checkpoint
{
    /// <summary>What to do with such a file.</summary>
    public const string Advice =
        "it is a PyTorch checkpoint, a program that Python runs. Save the tensors alone: from safetensors.torch import save_file; save_file({k: v.contiguous() for k, v in model.state_dict().items()}, 'model.safetensors')";

    /// <summary>Whether a file begins like one: a ZIP archive, or before PyTorch 1.6 a pickle of protocol 2.</summary>
    /// <param name="start">The first bytes.</param>
    public static bool IsOne(byte[] start) => start is [(byte)'P', (byte)'K', 3, 4, ..] or [0x80, 2, ..];
}
