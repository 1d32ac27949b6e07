using System;

namespace ConvGen.Onnx;

/// <summary>Weights that stand in no file: what an operator without a layer of its own multiplies by.</summary>
internal static class Synthetic
{
    public static LayerWeight Filled(int[] dims, float value) => Of(dims, () =>
    {
        var elements = new float[TensorDims.Count(dims)];
        Array.Fill(elements, value);
        return elements;
    });

    public static LayerWeight Of(int[] dims, Func<float[]> elements, string role = "weight") => new(role, dims, elements, new object());
}
