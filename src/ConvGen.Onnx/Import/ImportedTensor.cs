using System.Collections.Generic;

namespace ConvGen.Onnx;

/// <summary>A weight in PyTorch's layout, under the name the declaration expects it by.</summary>
/// <param name="Name">The layer's key, a dot, and the tensor's role: <c>features.0.weight</c>.</param>
/// <param name="Dims">Its shape, outermost first.</param>
/// <param name="Elements">Its elements, first index slowest.</param>
public sealed record ImportedTensor(string Name, IReadOnlyList<int> Dims, float[] Elements);
